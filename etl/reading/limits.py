"""How much of a spreadsheet is read, and how much a reading may cost.

The numbers bound what a hostile file can do; real survey files are far below
them. The child process imports this module, so it imports nothing.
"""

MEGABYTE = 1024 * 1024

MAX_FILE_BYTES = 25 * MEGABYTE
MAX_ENTRIES = 500
MAX_INFLATED_BYTES = 300 * MEGABYTE
MAX_ENTRY_BYTES = 150 * MEGABYTE
# real workbooks have a ratio of 11 or less; below 5 MB a high one is harmless
MAX_RATIO = 50
RATIO_MATTERS_BYTES = 5 * MEGABYTE
# a second file glued to the first may mean something else to another program
MAX_FOREIGN_BYTES = 64 * 1024

MAX_CELLS = 5_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 2_000
MAX_SHEETS = 50
MAX_CELL_CHARACTERS = 32_767
MAX_HEADER_CHARACTERS = 300
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384

CHILD_MEMORY_BYTES = 2048 * MEGABYTE
CHILD_CPU_SECONDS = 30
CHILD_WALL_SECONDS = 60
MAX_ANSWER_BYTES = 1024 * MEGABYTE
CHILDREN_AT_ONCE = 2
