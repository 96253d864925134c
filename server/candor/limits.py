"""What of a stranger's file is read at most, each number with its reason. Used by the door, the reader and the process
that parses; never by anything that judges an answer.

A résumé has about 5,000 characters on two pages, a job description 8,000; the numbers leave tenfold room.
"""

MIB = 1024 * 1024

LONGEST_FILE = 5 * MIB  # bytes; a résumé with a photograph has about one
MOST_PAGES = 50  # a PDF of more is a book; each page is drawn twice to see which of its text can be seen
MOST_CHARACTERS = 200_000  # of text that is used; more than anybody reads before an interview
MOST_PIXELS = 1_200_000  # of a page as drawn to see its text; A4 at 110 dots an inch

# A DOCX is a zip archive of XML. Word's own files unpack to at most a few MiB, at most twentyfold per entry on average.
MOST_ENTRIES = 1_000
MOST_UNPACKED = 30 * MIB  # bytes, of the parts that are read, counted while they are unpacked
MOST_DEPTH = 200  # elements within each other; Word's nest about thirty deep

# The process that parses. Budgets end it, whatever it is doing; a good document takes well under a second.
CPU_SECONDS = 10
WALL_SECONDS = 30.0  # it gives way to interviews, so it may have to wait for its ten
MEMORY = 512 * MIB  # address space; Python and PDFium take about 150 before they read anything
LONGEST_OUTCOME = 4 * MIB  # bytes it may answer: the text and the findings, escaped to the last character
NICE = 15  # turns of interviews come first
AT_ONCE = 2
MOST_WAITING = 8  # documents beyond those being parsed; the next one is asked to come back later

# What is shown of text that was left out.
MOST_FINDINGS = 100
LONGEST_EXCERPT = 200  # characters

# What is kept.
MOST_DOCUMENTS = 20  # of one owner; a search reads them all
LONGEST_NAME = 120  # characters of a file's name as shown
