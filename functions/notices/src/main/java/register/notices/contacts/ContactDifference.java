package register.notices.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import register.recipient.Recipient;
import register.value.Term;

/// What an import does to one contact.
///
/// @param contact what the file says; absent where it does not name the contact
/// @param standing what the register holds; absent where it holds none
/// @param fields what differs
public record ContactDifference(
        Kind kind, @Nullable ContactRow contact, @Nullable Recipient standing, List<Field> fields) {
    public ContactDifference {
        fields = List.copyOf(fields);
    }

    /// What is done.
    public enum Kind implements Term {
        /// It is new.
        ADDED,
        /// Some of its fields change.
        CHANGED,
        /// It had ended, and is told again.
        BACK,
        /// The file does not name it, and is said to be complete: it is told nothing more.
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
        return new ContactDifference(standing.isTold() ? Kind.CHANGED : Kind.BACK, contact, standing, fields);
    }

    boolean isNone() {
        return kind == Kind.CHANGED && fields.isEmpty();
    }

    /// What names the contact in the company's own books.
    public String externalId() {
        return contact != null
                ? contact.externalId()
                : ContactRow.of(Objects.requireNonNull(standing))
                        .map(ContactRow::externalId)
                        .orElse("");
    }

    /// What the history says of it.
    String detail() {
        String names = fields.stream().map(field -> field.column().title()).collect(Collectors.joining(", "));
        return kind == Kind.BACK ? names.isEmpty() ? "ended" : "ended, " + names : names;
    }
}
