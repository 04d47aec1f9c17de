package register.policy;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import register.json.Json;
import register.json.Members;

/// Who a subprocessor is and how to reach it. Of a sole trader these are *personal*: they lie in a record beside the
/// chain, which can be erased.
///
/// @param legalName absent where the source gives a brand only; then `displayName` is there
/// @param displayName the brand or short name
/// @param registrationId its number in a public register of companies
/// @param subprocessorListUrl where its own subprocessors are listed
public record PersonalFields(
        @Nullable String legalName,
        @Nullable String displayName,
        @Nullable String registrationId,
        @Nullable String address,
        @Nullable Contact contact,
        @Nullable URI website,
        @Nullable URI dpaUrl,
        @Nullable URI subprocessorListUrl) {
    /// None of them, as when a commitment takes their place.
    public static final PersonalFields NONE = new PersonalFields(null, null, null, null, null, null, null, null);

    /// Those that are stated, by their names.
    public Json.Obj json() {
        return Json.object()
                .put("legalName", legalName)
                .put("displayName", displayName)
                .put("registrationId", registrationId)
                .put("address", address)
                .put(
                        "contact",
                        contact == null ? null : contact.json(contact.role().json()))
                .put("website", website)
                .put("dpaUrl", dpaUrl)
                .put("subprocessorListUrl", subprocessorListUrl)
                .build();
    }

    /// Reads what `json` writes, also among other members.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static PersonalFields read(Members in) {
        return new PersonalFields(
                in.optionalText("legalName"),
                in.optionalText("displayName"),
                in.optionalText("registrationId"),
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
