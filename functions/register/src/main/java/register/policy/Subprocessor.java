package register.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another processor engaged for part of the processing (GDPR Art. 28(2) and (4)), listed once: a legal person, or a
/// sole trader. For a sole trader, the chain holds a commitment instead of the *personal fields*: legal name, display
/// name, numbers in registers, address, contact and web addresses. These are kept in a separate record that can be
/// erased; id, country, relationship and engagements stay.
///
/// @param id a slug, stable over versions
/// @param naturalPerson true for a sole trader
/// @param person the commitment to the personal fields; present if they are not: in the chain, and
///     for readers once erased
/// @param personal empty for a sole trader with a commitment
/// @param country of its registered office
/// @param relationship absent if the source does not state it
/// @param parentId the subprocessor that engages it, further down the chain
public record Subprocessor(
        String id,
        boolean naturalPerson,
        @Nullable Commitment person,
        PersonalFields personal,
        @Nullable Country country,
        @Nullable Relationship relationship,
        @Nullable String parentId,
        List<Engagement> engagements) {
    public Subprocessor {
        engagements = List.copyOf(engagements);
        if (person == null && personal.legalName() == null && personal.displayName() == null) {
            throw new IllegalArgumentException("a subprocessor has a legal name or a display name");
        }
        if (person != null && !naturalPerson) {
            throw new IllegalArgumentException("only a natural person has a commitment in place of a name");
        }
        if (person != null && !personal.equals(PersonalFields.NONE)) {
            throw new IllegalArgumentException("a commitment stands in place of the personal fields, not beside them");
        }
    }

    /// The name to show: the legal name, otherwise the display name, otherwise the id of a person whose name is
    /// missing. `register.words.Names` has words for that case.
    public String name() {
        if (personal.legalName() != null) {
            return personal.legalName();
        }
        return personal.displayName() != null ? personal.displayName() : id;
    }

    /// True if the personal fields are missing; for readers that means they were erased.
    public boolean redacted() {
        return person != null;
    }

    /// True if the fields are a natural person's.
    public boolean namesPerson() {
        return naturalPerson && !redacted();
    }

    /// The subprocessor as the chain holds it.
    public Subprocessor committed(Commitment commitment) {
        return new Subprocessor(
                id, true, commitment, PersonalFields.NONE, country, relationship, parentId, engagements);
    }

    /// A copy with personal fields in place of the commitment.
    public Subprocessor shown(PersonalFields fields) {
        return new Subprocessor(id, true, null, fields, country, relationship, parentId, engagements);
    }

    /// A copy with these engagements.
    public Subprocessor withEngagements(List<Engagement> others) {
        return new Subprocessor(id, naturalPerson, person, personal, country, relationship, parentId, others);
    }

    /// Omits a person's personal fields, so that no name is logged by accident.
    @Override
    public String toString() {
        return "Subprocessor[" + id + (naturalPerson ? ", a natural person" : ", " + name()) + "]";
    }
}
