"""What a person says of a table that no layout knows: proposed from its header and its values, kept, known again."""
