"""The empty interview workbook, with its guide, drop-downs and hidden ids."""

from xlsxwriter.worksheet import Worksheet

from etl.intake.template import Form, template
from etl.intake.values.lists import example_of
from etl.intake.writing.book import INK, LINE, MUTED, PALE, PETROL, Book
from etl.language import N_, translator

TITLE = N_("Interview workbook of the comprehensive security cluster")
RULES = (
    N_("Fill in sheet A first: one row for each company and interview round."),
    N_(
        "The other sheets refer to a company by its business ID. "
        "Use only those you need."
    ),
    N_("Columns marked with * are mandatory. The others may stay empty."),
    N_(
        "If the company does not know, write {dont_know}. "
        "Empty, {dont_know} and 0 differ."
    ),
    N_("Choose a code from the drop-down list, or write the code alone."),
    N_("Write one fact on one row. A new supplier of the same input is a new row."),
    N_("Do not change the headers. You may add notes to the right of the columns."),
    N_("Do not write names, telephone numbers or e-mails of people."),
    N_("Do not write classified information or the exact places of infrastructure."),
)
SHEETS = N_("Sheets")
COLUMNS = N_("Columns")
HEADS = (N_("Sheet"), N_("One row is"))
COLUMN_HEADS = (
    N_("Sheet"),
    N_("Column"),
    N_("Mandatory"),
    N_("What to write"),
    N_("Example"),
)
YES = N_("yes")


def template_workbook(language: str) -> bytes:
    """Return the empty workbook in a language."""
    book = Book(language)
    guide = book.file.add_worksheet(template().own["guide"][language])
    forms = [
        (form, book.add_form(form, form.title[language])) for form in template().forms
    ]
    book.add_lists()
    for form, sheet in forms:
        book.add_validation(sheet, form)
    book.add_meta()
    _write_guide(book, guide)
    guide.activate()
    book.file.set_properties({"title": translator(language).gettext(TITLE)})
    return book.close()


def _write_guide(book: Book, sheet: Worksheet) -> None:
    gettext = translator(book.language).gettext
    sheet.hide_gridlines(2)
    sheet.set_tab_color(INK)
    for column, width in enumerate((24, 34, 12, 70, 30)):
        sheet.set_column(column, column, width)
    title = book.style(bold=True, font_size=20, font_name="Georgia", font_color=PETROL)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, gettext(TITLE), title)
    dont_know = template().answer["dont_know"][book.language]
    row = 2
    for number, rule in enumerate(RULES, start=1):
        text = gettext(rule).format(dont_know=dont_know)
        sheet.write_string(row, 0, f"{number}. {text}", book.style())
        row += 1
    row = _write_sheets(book, sheet, row + 1)
    _write_columns(book, sheet, row + 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_sheets(book: Book, sheet: Worksheet, row: int) -> int:
    gettext = translator(book.language).gettext
    row = _section(book, sheet, row, gettext(SHEETS), [gettext(h) for h in HEADS])
    link = book.style(font_color=PETROL, underline=1, bottom=1, bottom_color=LINE)
    plain = book.style(bottom=1, bottom_color=LINE)
    for form in template().forms:
        title = form.title[book.language]
        sheet.write_url(row, 0, f"internal:'{title}'!B3", link, title)
        sheet.write_string(row, 1, form.row[book.language], plain)
        for column in (2, 3, 4):
            sheet.write_blank(row, column, None, plain)
        row += 1
    return row


def _write_columns(book: Book, sheet: Worksheet, row: int) -> None:
    gettext = translator(book.language).gettext
    heads = [gettext(head) for head in COLUMN_HEADS]
    row = _section(book, sheet, row, gettext(COLUMNS), heads)
    for form in template().forms:
        row = _write_form_columns(book, sheet, row, form)


def _write_form_columns(book: Book, sheet: Worksheet, row: int, form: Form) -> int:
    line = {"bottom": 1, "bottom_color": LINE, "valign": "top", "text_wrap": True}
    plain, muted = book.style(**line), book.style(**line, font_color=MUTED)
    strong = book.style(**line, bold=True)
    yes = translator(book.language).gettext(YES)
    for one in form.fields:
        header = one.header(book.language)
        sheet.write_string(row, 0, form.title[book.language], muted)
        sheet.write_string(row, 1, header, strong if one.required else plain)
        sheet.write_string(row, 2, yes if one.required else "", plain)
        sheet.write_string(row, 3, one.help[book.language], plain)
        sheet.write_string(row, 4, example_of(one)[book.language], muted)
        row += 1
    return row


def _section(
    book: Book, sheet: Worksheet, row: int, title: str, heads: list[str]
) -> int:
    big = book.style(bold=True, font_size=14, font_name="Georgia")
    head = book.style(bold=True, bg_color=PALE, bottom=1, bottom_color=PETROL)
    sheet.write_string(row, 0, title, big)
    for column in range(5):
        text = heads[column] if column < len(heads) else ""
        sheet.write_string(row + 1, column, text, head)
    return row + 2
