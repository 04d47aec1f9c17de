package register.notices.contacts;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import register.recipient.Recipient;
import register.recipient.Recipient.Who;
import register.recipient.Terms;
import register.value.Language;

/// A contract contact in a row of a file.
///
/// @param customer absent if the row names none
public record ContactRow(String externalId, @Nullable String customer, String address, Language language, Terms terms) {

    /// The data of a recipient's record; empty if it is not a contact with an external id, or was erased.
    public static Optional<ContactRow> of(Recipient recipient) {
        Who who = recipient.who();
        return who == null || who.externalId() == null
                ? Optional.empty()
                : Optional.of(new ContactRow(
                        who.externalId(), who.customer(), who.address(), recipient.language(), recipient.terms()));
    }

    Who who() {
        return new Who(externalId, customer, address);
    }

    /// The text of each column, as in the file.
    Map<ContactColumn, String> cells() {
        var cells = new EnumMap<ContactColumn, String>(ContactColumn.class);
        cells.put(ContactColumn.EXTERNAL_ID, externalId);
        cells.put(ContactColumn.CUSTOMER, Objects.requireNonNullElse(customer, ""));
        cells.put(ContactColumn.EMAIL, address);
        cells.put(ContactColumn.LANGUAGE, language.tag());
        cells.put(ContactColumn.NOTICE_DAYS, days(terms.noticeDays()));
        cells.put(ContactColumn.OBJECTION_DAYS, days(terms.objectionDays()));
        cells.put(ContactColumn.REGIONS, list(terms.regions()));
        cells.put(ContactColumn.FEATURES, list(terms.features()));
        cells.put(ContactColumn.EXCLUDES, list(terms.excludes()));
        cells.put(ContactColumn.TERMS, Objects.requireNonNullElse(terms.quote(), ""));
        return cells;
    }

    private static String days(@Nullable Integer days) {
        return days == null ? "" : days.toString();
    }

    private static String list(List<String> items) {
        return String.join(SafeCells.BETWEEN, items);
    }
}
