package register.notices.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.recipient.Recipient;
import register.value.Term;

/// The effect of an import on one contact.
///
/// @param contact in the file; absent if the file does not name it
/// @param standing the register's data; absent if it has none
/// @param fields that differ
public record ContactDifference(
        Kind kind, @Nullable ContactRow contact, @Nullable Recipient standing, List<Field> fields) {
    public ContactDifference {
        fields = List.copyOf(fields);
    }

    /// The kinds of effects.
    public enum Kind implements Term {
        /// It is new.
        ADDED,
        /// Some of its fields change.
        CHANGED,
        /// It had ended, and is notified again.
        BACK,
        /// It is missing from a file that is declared complete: it is no longer notified.
        ENDED
    }

    /// A field that differs.
    public record Field(ContactColumn column, String before, String after) {}

    static ContactDifference added(ContactRow contact) {
        return new ContactDifference(Kind.ADDED, contact, null, List.of());
    }

    static ContactDifference ended(Recipient standing) {
        return new ContactDifference(Kind.ENDED, null, standing, List.of());
    }

    static ContactDifference between(Recipient standing, ContactRow contact) {
        var fields = new ArrayList<Field>();
        Map<ContactColumn, String> after = contact.cells();
        ContactRow.of(standing).orElseThrow().cells().forEach((column, before) -> {
            String now = Objects.requireNonNull(after.get(column));
            if (!before.equals(now)) {
                fields.add(new Field(column, before, now));
            }
        });
        return new ContactDifference(standing.isNotified() ? Kind.CHANGED : Kind.BACK, contact, standing, fields);
    }

    boolean isNone() {
        return kind == Kind.CHANGED && fields.isEmpty();
    }

    /// The company's id for the contact.
    public String externalId() {
        return contact != null
                ? contact.externalId()
                : ContactRow.of(Objects.requireNonNull(standing))
                        .map(ContactRow::externalId)
                        .orElse("");
    }

    /// The detail for the history.
    String detail() {
        String names = fields.stream().map(field -> field.column().title()).collect(Collectors.joining(", "));
        return kind == Kind.BACK ? names.isEmpty() ? "ended" : "ended, " + names : names;
    }
}
