"""The library: tables that people keep, in RASID_HOME/tables, each with its versions, until somebody removes them.

records.py    what is known of a kept table: `Kept`, its `Version`s, what a person says `About` it
shelf.py      keeping, adding versions, undoing, describing, removing: `Shelf`
opening.py    kept tables as stores, who may see them, which version a link means
difference.py what a new version changes, and rows added to a table
refused.py    why nothing was kept or changed: `LibraryError`
making.py     the files of a version;  writing.py: a record as JSON, and back, believing nothing
reading.py    records as they stand on the disk, and what is swept;  disk.py: the lock, rooms, files put in place whole
"""
