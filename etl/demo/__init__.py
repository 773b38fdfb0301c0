"""The example data: a made-up story written as workbooks and register answers."""
