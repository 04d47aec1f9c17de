package register.notices.contacts;

/// Writes cells so that no spreadsheet takes them for formulas: a cell that begins like a formula gets an apostrophe
/// in front, and so does a cell that would become ambiguous. Reading restores them exactly.
final class SafeCells {
    /// The separator of list items.
    static final String BETWEEN = "|";

    private static final char APOSTROPHE = '\'';
    /// The first characters of formulas, including wide ones that some spreadsheets accept.
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private SafeCells() {}

    static String written(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return formula || isWritten(value) ? APOSTROPHE + value : value;
    }

    static String read(String cell) {
        return isWritten(cell) ? cell.substring(1) : cell;
    }

    /// True if an apostrophe precedes a formula or another apostrophe.
    private static boolean isWritten(String cell) {
        return cell.length() > 1
                && cell.charAt(0) == APOSTROPHE
                && (cell.charAt(1) == APOSTROPHE || FORMULA.indexOf(cell.charAt(1)) >= 0);
    }
}
