"""Large tables, made narrow and counted ahead: a change of the filter is nearly as quick on ten million incidents as on
ten thousand. What is made is derived from the table's own files, kept in a cache folder, and never needed: without it
the incidents themselves are asked, and answer the same.

columns.py   which tables there are: single incidents with few and short columns, and incidents counted in groups
making.py    the tables' own files -> one DuckDB file of these
cache.py     where such files lie, which is right, and which is old
asking.py    which of these tables a question is put to; they are made meanwhile, where they are not there yet
"""
