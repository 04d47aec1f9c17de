package register.notices.contacts;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;

/// Writes contacts in the form of the import file, with the byte order mark that spreadsheets need for UTF-8.
public final class ContactsCsv {
    private ContactsCsv() {}

    /// @param to encodes UTF-8
    public static void write(List<ContactRow> contacts, Appendable to) throws IOException {
        to.append('\uFEFF').append(row(ContactColumn.titles()));
        for (ContactRow contact : contacts.stream()
                .sorted(Comparator.comparing(ContactRow::externalId))
                .toList()) {
            to.append(row(
                    contact.cells().values().stream().map(SafeCells::written).toList()));
        }
    }

    private static String row(List<String> cells) {
        return CSVFormat.RFC4180.format(cells.toArray()) + "\r\n";
    }
}
