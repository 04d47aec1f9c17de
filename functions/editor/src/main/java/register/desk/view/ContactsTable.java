package register.desk.view;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
/// @param titles of its columns
/// @param places of the columns that mean something to the register
/// @param rows below the titles, each with its cells
/// @param everybodys the values of columns that it lacks and that are the same for all
public record ContactsTable(
        List<String> titles,
        Map<ContactColumn, Integer> places,
        List<List<String>> rows,
        Map<ContactColumn, String> everybodys) {
    private static final List<ContactColumn> NEEDED =
            List.of(ContactColumn.EXTERNAL_ID, ContactColumn.CUSTOMER, ContactColumn.EMAIL, ContactColumn.LANGUAGE);

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    public ContactsTable {
        titles = List.copyOf(titles);
        places = Map.copyOf(places);
        rows = rows.stream().map(List::copyOf).toList();
        everybodys = Map.copyOf(everybodys);
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
        List<String> titles = cells(rows.getFirst());
        for (int i = 0; i < titles.size(); i++) {
            int place = i;
            named.apply(title(titles.get(i))).ifPresent(column -> places.putIfAbsent(column, place));
        }
        return new ContactsTable(
                titles,
                places,
                rows.subList(1, rows.size()).stream().map(ContactsTable::cells).toList(),
                Map.of());
    }

    /// Columns without which nobody can be notified.
    public List<ContactColumn> missing() {
        return NEEDED.stream()
                .filter(column -> !places.containsKey(column) && !everybodys.containsKey(column))
                .toList();
    }

    /// The places of columns that mean nothing to the register.
    public List<Integer> unread() {
        return IntStream.range(0, titles.size())
                .filter(place -> !places.containsValue(place))
                .filter(place -> !titles.get(place).isBlank())
                .boxed()
                .toList();
    }

    /// The same table with a column at a place.
    ///
    /// @throws IllegalArgumentException if that place has another meaning, or is none
    public ContactsTable with(ContactColumn column, int place) {
        if (!unread().contains(place)) {
            throw new IllegalArgumentException("no such column: " + place);
        }
        var all = new EnumMap<ContactColumn, Integer>(ContactColumn.class);
        all.putAll(places);
        all.put(column, place);
        return new ContactsTable(titles, all, rows, everybodys);
    }

    /// The same table with one value for all.
    public ContactsTable with(ContactColumn column, String everybodys) {
        var all = new EnumMap<ContactColumn, String>(ContactColumn.class);
        all.putAll(this.everybodys);
        all.put(column, everybodys);
        return new ContactsTable(titles, places, rows, all);
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

    /// Its contacts, as `recipients import` reads them.
    public String csv() {
        Stream<String> head = Stream.of(
                Stream.of(ContactColumn.values()).map(ContactColumn::title).collect(Collectors.joining(",")));
        return Stream.concat(head, rows.stream().map(this::line)).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private String line(List<String> cells) {
        return Stream.of(ContactColumn.values())
                .map(column -> cell(column, cells))
                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(","));
    }

    private String cell(ContactColumn column, List<String> cells) {
        int place = places.getOrDefault(column, cells.size());
        return place < cells.size() ? cells.get(place) : everybodys.getOrDefault(column, "");
    }
}
