package register.notices.contacts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import register.value.Problem;
import register.value.Term;

/// A file of contacts: CSV (RFC 4180) in UTF-8, with or without a byte order mark. Its first row names the columns,
/// in any order.
///
/// @param contacts by line
/// @param problems with their lines, in order; if there are any, nothing in the file may be used
public record ContactsFile(Map<Integer, ContactRow> contacts, List<Problem> problems) {
    /// The size limit: enough for more than 100,000 contacts.
    public static final int MOST_BYTES = 64 << 20;

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private static final String MARK = "\uFEFF";

    public ContactsFile {
        contacts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(contacts));
        problems = List.copyOf(problems);
    }

    public static ContactsFile read(byte[] file) {
        var reader = new Reading();
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            reader.read(text.startsWith(MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            reader.problems.add(
                    Problem.inEnglish("line " + badLine(file), "", "not UTF-8: expected a file saved as UTF-8"));
        }
        return new ContactsFile(reader.contacts, reader.problems);
    }

    /// The line of the first bytes that are not UTF-8.
    private static int badLine(byte[] file) {
        int line = 1;
        int start = 0;
        for (int i = 0; i <= file.length; i++) {
            if (i == file.length || file[i] == '\n') {
                try {
                    var _ = UTF_8.newDecoder().decode(ByteBuffer.wrap(file, start, i - start));
                } catch (CharacterCodingException _) {
                    return line;
                }
                start = i + 1;
                line++;
            }
        }
        return line;
    }

    private static final class Reading {
        private final Map<Integer, ContactRow> contacts = new LinkedHashMap<>();
        private final Map<String, Integer> lines = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        private void read(String text) {
            int line = 1;
            List<ContactColumn> columns = List.of();
            try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
                for (CSVRecord row : parser) {
                    if (row.size() == 1 && row.get(0).isBlank()) {
                        // An empty line.
                    } else if (columns.isEmpty()) {
                        columns = columns(line, row);
                        if (!problems.isEmpty()) {
                            return;
                        }
                    } else {
                        contact(line, columns, row);
                    }
                    line = (int) parser.getCurrentLineNumber() + 1;
                }
            } catch (IOException | UncheckedIOException e) {
                problems.add(Problem.inEnglish(
                        "line " + line,
                        "",
                        "not CSV (RFC 4180): " + Problem.printable(String.valueOf(e.getMessage()))));
                return;
            }
            if (columns.isEmpty()) {
                problems.add(Problem.inEnglish("line 1", "", "an empty file: expected a first row with " + titles()));
            }
        }

        private List<ContactColumn> columns(int line, CSVRecord row) {
            var columns = new ArrayList<ContactColumn>();
            if (row.size() == 1 && (row.get(0).contains(";") || row.get(0).contains("\t"))) {
                problems.add(Problem.inEnglish("line " + line, row.get(0), "expected commas between the columns"));
                return columns;
            }
            for (String title : row) {
                Optional<ContactColumn> column =
                        Term.find(ContactColumn.class, title.strip().replace('_', '-'));
                if (column.isEmpty()) {
                    problems.add(Problem.inEnglish("line " + line, title, "unknown column: expected " + titles()));
                } else if (columns.contains(column.get())) {
                    problems.add(Problem.inEnglish("line " + line, title, "this column occurs twice"));
                } else {
                    columns.add(column.get());
                }
            }
            for (ContactColumn column : ContactColumn.values()) {
                if (column.isRequired() && !columns.contains(column)) {
                    problems.add(Problem.inEnglish("line " + line, "", "missing column " + column.title()));
                }
            }
            return columns;
        }

        private void contact(int line, List<ContactColumn> columns, CSVRecord row) {
            if (row.size() != columns.size()) {
                problems.add(Problem.inEnglish(
                        "line " + line, row.size() + " cells", "expected " + columns.size() + ", as in the first row"));
                return;
            }
            var cells = new HashMap<ContactColumn, String>();
            for (int i = 0; i < columns.size(); i++) {
                cells.put(columns.get(i), SafeCells.read(row.get(i).strip()));
            }
            var reader = new RowReader(line, cells, problems);
            ContactRow contact = reader.read();
            Integer first = lines.putIfAbsent(contact.externalId(), line);
            if (first != null && !contact.externalId().isEmpty()) {
                problems.add(Problem.inEnglish(
                        RowReader.place(line, ContactColumn.EXTERNAL_ID),
                        contact.externalId(),
                        "expected each id once; line " + first + " has it too"));
            }
            contacts.put(line, contact);
        }

        private static String titles() {
            return String.join(",", ContactColumn.titles());
        }
    }
}
