"""What the pages of capabilities share: filters, rows, sentences, sections."""
