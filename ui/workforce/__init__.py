"""What the pages of workforce share: filters, rows, sentences, figures, map."""
