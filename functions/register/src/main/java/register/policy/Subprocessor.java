package register.policy;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another processor engaged for part of the processing (GDPR Art. 28(2) and (4)): a legal person, listed once.
///
/// @param id a slug, stable over versions
/// @param legalName absent where the source gives a brand only; then `displayName` is there
/// @param displayName the brand or short name
/// @param registrationId its number in a public register of companies
/// @param country of its seat
/// @param relationship absent where the source does not state it
/// @param subprocessorListUrl where its own subprocessors are listed
/// @param parentId the subprocessor that engages it, further down the chain
public record Subprocessor(
        String id,
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
        if (legalName == null && displayName == null) {
            throw new IllegalArgumentException("a subprocessor has a legal name or a display name");
        }
    }

    /// The name to show: the legal name, else the display name.
    public String name() {
        return legalName != null ? legalName : java.util.Objects.requireNonNull(displayName);
    }

    /// The same subprocessor with these engagements in place of its own.
    public Subprocessor withEngagements(List<Engagement> others) {
        return new Subprocessor(
                id,
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
}
