package register.notices.contacts;

/// How a cell is written, so that no spreadsheet takes it for a formula and it is read back the same: what begins like
/// a formula gets an apostrophe before it, and so does what would then be ambiguous.
final class SafeCells {
    /// Between the items of a list.
    static final String BETWEEN = "|";

    private static final char APOSTROPHE = '\'';
    /// The first letters of formulas, and the wide ones that some spreadsheets take for them.
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private SafeCells() {}

    static String written(String value) {
        boolean formula = !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0;
        return formula || isWritten(value) ? APOSTROPHE + value : value;
    }

    static String read(String cell) {
        return isWritten(cell) ? cell.substring(1) : cell;
    }

    /// Whether an apostrophe stands before a formula, or before another apostrophe.
    private static boolean isWritten(String cell) {
        return cell.length() > 1
                && cell.charAt(0) == APOSTROPHE
                && (cell.charAt(1) == APOSTROPHE || FORMULA.indexOf(cell.charAt(1)) >= 0);
    }
}
