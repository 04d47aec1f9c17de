package register.policy;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;

/// A subprocessor's identity and contact details. For a sole trader they are *personal*: kept in a separate record that
/// can be erased.
///
/// @param legalName absent if the source gives only a brand; then `displayName` is present
/// @param displayName the brand or short name
/// @param registrationId its number in a public register of companies
/// @param identifiers its numbers and codes in other registers
/// @param subprocessorListUrl the list of its own subprocessors
public record PersonalFields(
        @Nullable String legalName,
        @Nullable String displayName,
        @Nullable String registrationId,
        List<Identifier> identifiers,
        @Nullable String address,
        @Nullable Contact contact,
        @Nullable URI website,
        @Nullable URI dpaUrl,
        @Nullable URI subprocessorListUrl) {
    /// No fields, for when a commitment replaces them.
    public static final PersonalFields NONE =
            new PersonalFields(null, null, null, List.of(), null, null, null, null, null);

    public PersonalFields {
        identifiers = List.copyOf(identifiers);
    }

    /// The fields that are present, by name.
    public Json.Obj json() {
        return Json.object()
                .put("legalName", legalName)
                .put("displayName", displayName)
                .put("registrationId", registrationId)
                .putNonEmpty("identifiers", Identifier.json(identifiers))
                .put("address", address)
                .put(
                        "contact",
                        contact == null ? null : contact.json(contact.role().json()))
                .put("website", website)
                .put("dpaUrl", dpaUrl)
                .put("subprocessorListUrl", subprocessorListUrl)
                .build();
    }

    /// Parses the form that `json` writes, also among other members.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static PersonalFields read(Members in) {
        return new PersonalFields(
                in.optionalText("legalName"),
                in.optionalText("displayName"),
                in.optionalText("registrationId"),
                Identifier.readAll(in),
                in.optionalText("address"),
                in.optionalObject("contact", PersonalFields::contact),
                in.optionalUri("website"),
                in.optionalUri("dpaUrl"),
                in.optionalUri("subprocessorListUrl"));
    }

    private static Contact contact(Members in) {
        return new Contact(Localized.read(in.object("role")), in.text("email"));
    }
}
