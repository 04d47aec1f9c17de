package register.notices.contacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import register.policy.rules.MailAddress;
import register.recipient.Terms;
import register.value.Language;
import register.value.Problem;
import register.words.Words;

/// Reads the cells of one row, and collects their problems.
record RowReader(int line, Map<ContactColumn, String> cells, List<Problem> problems) {
    static final int MOST_DAYS = 365;

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_QUOTE = 2000;
    private static final int MOST_ITEMS = 50;
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final String LANGUAGES =
            Words.LANGUAGES.stream().map(Language::tag).collect(Collectors.joining(", "));

    static String place(int line, ContactColumn column) {
        return "line " + line + ", " + column.title();
    }

    /// The row; with placeholders for cells that have a problem.
    ContactRow read() {
        return new ContactRow(
                required(ContactColumn.EXTERNAL_ID),
                text(ContactColumn.CUSTOMER, LONGEST_NAME),
                address(),
                language(),
                new Terms(
                        days(ContactColumn.NOTICE_DAYS),
                        days(ContactColumn.OBJECTION_DAYS),
                        list(ContactColumn.REGIONS),
                        list(ContactColumn.FEATURES),
                        list(ContactColumn.EXCLUDES),
                        text(ContactColumn.TERMS, LONGEST_QUOTE)));
    }

    private String required(ContactColumn column) {
        String text = text(column, LONGEST_NAME);
        if (text == null) {
            wrong(column, "expected a value");
            return "";
        }
        return text;
    }

    private @Nullable String text(ContactColumn column, int longest) {
        String cell = cell(column);
        String text = column == ContactColumn.TERMS ? SPACE.matcher(cell).replaceAll(" ") : cell;
        if (INVISIBLE.matcher(text).find()) {
            wrong(column, "expected one line without control characters");
        } else if (text.length() > longest) {
            wrong(column, "expected at most " + longest + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    private String address() {
        String cell = cell(ContactColumn.EMAIL);
        return MailAddress.ascii(cell).orElseGet(() -> {
            wrong(
                    ContactColumn.EMAIL,
                    cell.indexOf('@') >= 0 && !cell.chars().allMatch(c -> c < 0x80)
                            ? "expected a mail address with ASCII letters before the @, and after it a domain with an unambiguous ASCII"
                                    + " form (xn--…)"
                            : "expected a mail address, e.g. privacy@customer.example");
            return "";
        });
    }

    private Language language() {
        String cell = cell(ContactColumn.LANGUAGE);
        Optional<Language> known = Words.LANGUAGES.stream()
                .filter(language -> language.tag().equalsIgnoreCase(cell))
                .findFirst();
        return known.orElseGet(() -> {
            wrong(ContactColumn.LANGUAGE, "expected one of " + LANGUAGES);
            return Language.ENGLISH;
        });
    }

    private @Nullable Integer days(ContactColumn column) {
        String cell = cell(column);
        if (cell.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(cell).matches() || Integer.parseInt(cell) > MOST_DAYS) {
            wrong(column, "expected a number of days, 0 to " + MOST_DAYS + ", or nothing");
            return null;
        }
        return Integer.valueOf(cell);
    }

    private List<String> list(ContactColumn column) {
        List<String> items = Stream.of(cell(column).split(Pattern.quote(SafeCells.BETWEEN)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .toList();
        if (items.size() > MOST_ITEMS
                || items.stream()
                        .anyMatch(item -> item.length() > LONGEST_NAME
                                || INVISIBLE.matcher(item).find())) {
            wrong(column, "expected at most " + MOST_ITEMS + " names, between them " + SafeCells.BETWEEN);
        }
        return items;
    }

    private String cell(ContactColumn column) {
        return cells.getOrDefault(column, "");
    }

    private void wrong(ContactColumn column, String expected) {
        problems.add(Problem.inEnglish(place(line, column), cell(column), expected));
    }
}
