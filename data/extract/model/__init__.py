"""An optional second reader: a language model, asked (chat), held to the words of the text (quoting, second_coder).

The rules know nothing of it, nor it of them; data.ledger.coding lays what both read beside each other.
"""
