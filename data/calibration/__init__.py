"""How often each wording of a change is said where nothing changed, and where something did: measured (rule 8)."""
