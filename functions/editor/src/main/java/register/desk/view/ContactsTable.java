package register.desk.view;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import register.importing.source.CsvPage;
import register.importing.source.RefusedSourceException;
import register.importing.source.SheetPage;
import register.importing.source.SourcePart;
import register.notices.contacts.ContactColumn;
import register.value.Bytes;

/// A table of contacts as spreadsheets write it: a workbook, or text separated by commas, semicolons or tabs, in UTF-8,
/// UTF-16 or Windows-1252.
///
/// @param csv its contacts, as `recipients import` reads them
/// @param missing columns without which nobody can be notified
/// @param unread the titles of columns that mean nothing to the register
public record ContactsTable(String csv, List<ContactColumn> missing, List<String> unread) {
    private static final List<ContactColumn> NEEDED =
            List.of(ContactColumn.EXTERNAL_ID, ContactColumn.CUSTOMER, ContactColumn.EMAIL, ContactColumn.LANGUAGE);

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    public ContactsTable {
        missing = List.copyOf(missing);
        unread = List.copyOf(unread);
    }

    /// @param named finds the column with a title
    /// @throws RefusedSourceException if it is no table
    public static ContactsTable read(Bytes file, Function<String, Optional<ContactColumn>> named)
            throws RefusedSourceException {
        byte[] bytes = file.toArray();
        boolean packed = bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K';
        List<SourcePart.Row> rows = (packed ? SheetPage.read(bytes) : CsvPage.read(text(bytes)))
                .parts().stream()
                        .filter(SourcePart.Grid.class::isInstance)
                        .map(SourcePart.Grid.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new RefusedSourceException("expected a table with titles in its first row"))
                        .rows();
        var places = new EnumMap<ContactColumn, Integer>(ContactColumn.class);
        var unread = new ArrayList<String>();
        List<String> titles = cells(rows.getFirst());
        for (int i = 0; i < titles.size(); i++) {
            Optional<ContactColumn> column = named.apply(title(titles.get(i)));
            if (column.isEmpty() || places.putIfAbsent(column.get(), i) != null) {
                unread.add(titles.get(i));
            }
        }
        return new ContactsTable(
                csv(places, rows.subList(1, rows.size())),
                NEEDED.stream().filter(column -> !places.containsKey(column)).toList(),
                unread.stream().filter(title -> !title.isBlank()).toList());
    }

    /// A title in the form in which titles are compared.
    public static String title(String title) {
        return title.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
    }

    private static List<String> cells(SourcePart.Row row) {
        return row.cells().stream().map(Object::toString).map(String::strip).toList();
    }

    private static String text(byte[] bytes) {
        if (begins(bytes, 0xff, 0xfe)) {
            return new String(bytes, 2, bytes.length - 2, UTF_16LE);
        }
        if (begins(bytes, 0xfe, 0xff)) {
            return new String(bytes, 2, bytes.length - 2, UTF_16BE);
        }
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            return new String(bytes, WINDOWS);
        }
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xff) == first && (bytes[1] & 0xff) == second;
    }

    private static String csv(Map<ContactColumn, Integer> places, List<SourcePart.Row> rows) {
        Stream<String> head = Stream.of(
                Stream.of(ContactColumn.values()).map(ContactColumn::title).collect(Collectors.joining(",")));
        return Stream.concat(head, rows.stream().map(row -> line(places, cells(row))))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Map<ContactColumn, Integer> places, List<String> cells) {
        return Stream.of(ContactColumn.values())
                .map(column -> places.getOrDefault(column, cells.size()))
                .map(place -> place < cells.size() ? cells.get(place) : "")
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }
}
