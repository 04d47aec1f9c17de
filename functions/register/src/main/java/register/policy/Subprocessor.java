package register.policy;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import register.json.Json;

/// Another processor engaged for part of the processing (GDPR Art. 28(2) and (4)), listed once: a legal person, or a
/// sole trader. Of a sole trader the chain holds a commitment in place of the *personal fields*: legal name, display
/// name, registration number, address, contact and web addresses. These lie in a record beside the chain, which can be
/// erased; id, country, relationship and engagements stay.
///
/// @param id a slug, stable over versions
/// @param naturalPerson whether it is a sole trader
/// @param person the commitment to the personal fields; where it stands, they do not: as in the chain, and as shown
///     once they were erased
/// @param legalName absent where the source gives a brand only; then `displayName` is there
/// @param displayName the brand or short name
/// @param registrationId its number in a public register of companies
/// @param country of its seat
/// @param relationship absent where the source does not state it
/// @param subprocessorListUrl where its own subprocessors are listed
/// @param parentId the subprocessor that engages it, further down the chain
public record Subprocessor(
        String id,
        boolean naturalPerson,
        @Nullable Commitment person,
        @Nullable String legalName,
        @Nullable String displayName,
        @Nullable String registrationId,
        @Nullable String address,
        @Nullable Country country,
        @Nullable Relationship relationship,
        @Nullable Contact contact,
        @Nullable URI website,
        @Nullable URI dpaUrl,
        @Nullable URI subprocessorListUrl,
        @Nullable String parentId,
        List<Engagement> engagements) {
    public Subprocessor {
        engagements = List.copyOf(engagements);
        if (person == null && legalName == null && displayName == null) {
            throw new IllegalArgumentException("a subprocessor has a legal name or a display name");
        }
        if (person != null && !naturalPerson) {
            throw new IllegalArgumentException("only a natural person has a commitment in place of a name");
        }
        if (person != null
                && (legalName != null
                        || displayName != null
                        || registrationId != null
                        || address != null
                        || contact != null
                        || website != null
                        || dpaUrl != null
                        || subprocessorListUrl != null)) {
            throw new IllegalArgumentException("a commitment stands in place of the personal fields, not beside them");
        }
    }

    /// The name to show: the legal name, else the display name; of a person whose name is not here, the id. Where
    /// people read, `register.words.Names` has words for that.
    public String name() {
        if (legalName != null) {
            return legalName;
        }
        return displayName != null ? displayName : id;
    }

    /// Whether the personal fields are not here: in what is shown, because they were erased.
    public boolean redacted() {
        return person != null;
    }

    /// Whether the fields here are those of a natural person.
    public boolean namesPerson() {
        return naturalPerson && !redacted();
    }

    /// The personal fields that are stated, by their names in the stored form.
    public Json.Obj personal() {
        return PolicyWriter.personal(this);
    }

    /// The same subprocessor as the chain holds it.
    public Subprocessor committed(Commitment commitment) {
        return new Subprocessor(
                id,
                true,
                commitment,
                null,
                null,
                null,
                null,
                country,
                relationship,
                null,
                null,
                null,
                null,
                parentId,
                engagements);
    }

    /// The same subprocessor with its personal fields in place of the commitment.
    ///
    /// @throws MalformedPolicyException when they are not a subprocessor's
    public Subprocessor shown(Json.Obj personal) {
        return PolicyReader.shown(this, personal);
    }

    /// The same subprocessor with these engagements in place of its own.
    public Subprocessor withEngagements(List<Engagement> others) {
        return new Subprocessor(
                id,
                naturalPerson,
                person,
                legalName,
                displayName,
                registrationId,
                address,
                country,
                relationship,
                contact,
                website,
                dpaUrl,
                subprocessorListUrl,
                parentId,
                others);
    }

    /// Without a person's personal fields, so that no log prints a name by chance.
    @Override
    public String toString() {
        return "Subprocessor[" + id + (naturalPerson ? ", a natural person" : ", " + name()) + "]";
    }
}
