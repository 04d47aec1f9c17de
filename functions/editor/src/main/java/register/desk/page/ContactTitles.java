package register.desk.page;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import register.desk.view.ContactsTable;
import register.notices.contacts.ContactColumn;
import register.value.Language;
import register.words.Words;

/// The columns of a table of customers by their titles, in all languages.
public final class ContactTitles {
    private static final Map<String, ContactColumn> TITLES = titles();

    private ContactTitles() {}

    private static Map<String, ContactColumn> titles() {
        var titles = new HashMap<String, ContactColumn>();
        for (ContactColumn column : ContactColumn.values()) {
            titles.put(ContactsTable.title(column.title()), column);
            for (Language language : Words.LANGUAGES) {
                String said = DeskWords.in(language, ZoneOffset.UTC).get("column", column);
                titles.putIfAbsent(ContactsTable.title(said), column);
            }
        }
        return Map.copyOf(titles);
    }

    /// @param title as `ContactsTable.title` gives it
    public static Optional<ContactColumn> find(String title) {
        return Optional.ofNullable(TITLES.get(title));
    }
}
