package register.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another processor engaged for part of the processing (GDPR Art. 28(2) and (4)), listed once: a legal person, or a
/// sole trader. Of a sole trader the chain holds a commitment in place of the *personal fields*: legal name, display
/// name, registration number, address, contact and web addresses. These lie in a record beside the chain, which can be
/// erased; id, country, relationship and engagements stay.
///
/// @param id a slug, stable over versions
/// @param naturalPerson whether it is a sole trader
/// @param person the commitment to the personal fields; where it stands, they do not: as in the chain, and as shown
///     once they were erased
/// @param personal of a sole trader with a commitment: none
/// @param country of its seat
/// @param relationship absent where the source does not state it
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

    /// The name to show: the legal name, else the display name; of a person whose name is not here, the id. Where
    /// people read, `register.words.Names` has words for that.
    public String name() {
        if (personal.legalName() != null) {
            return personal.legalName();
        }
        return personal.displayName() != null ? personal.displayName() : id;
    }

    /// Whether the personal fields are not here: in what is shown, because they were erased.
    public boolean redacted() {
        return person != null;
    }

    /// Whether the fields here are those of a natural person.
    public boolean namesPerson() {
        return naturalPerson && !redacted();
    }

    /// The same subprocessor as the chain holds it.
    public Subprocessor committed(Commitment commitment) {
        return new Subprocessor(
                id, true, commitment, PersonalFields.NONE, country, relationship, parentId, engagements);
    }

    /// The same subprocessor with its personal fields in place of the commitment.
    public Subprocessor shown(PersonalFields fields) {
        return new Subprocessor(id, true, null, fields, country, relationship, parentId, engagements);
    }

    /// The same subprocessor with these engagements in place of its own.
    public Subprocessor withEngagements(List<Engagement> others) {
        return new Subprocessor(id, naturalPerson, person, personal, country, relationship, parentId, others);
    }

    /// Without a person's personal fields, so that no log prints a name by chance.
    @Override
    public String toString() {
        return "Subprocessor[" + id + (naturalPerson ? ", a natural person" : ", " + name()) + "]";
    }
}
