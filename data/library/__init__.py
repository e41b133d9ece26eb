"""The library: tables that people keep, in RASID_HOME/tables, each with its versions, until somebody removes them.

records.py    what is known of a kept table: `Kept`, its `Version`s, what a person says `About` it
"""
