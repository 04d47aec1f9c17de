package register.read.http;

import org.jspecify.annotations.Nullable;
import register.page.SiteAddresses;
import register.value.Term;

/// The types of problem details (RFC 9457). The OpenAPI document explains each type and its remedy (`x-problems`),
/// and its page shows that at the type's address.
public enum ProblemType implements Term {
    BAD_MESSAGE(400, "The request cannot be read"),
    BAD_ADDRESS(400, "The address cannot be read"),
    BAD_PARAMETER(400, "A parameter cannot be used"),
    LINK_EXPIRED(403, "The link has expired"),
    NO_SUCH_ADDRESS(404, "Nothing is served at this address"),
    NO_SUCH_POLICY(404, "There is no such policy"),
    NO_SUCH_VERSION(404, "There is no such version"),
    NOTHING_IN_FORCE(404, "No version is in force"),
    WITHDRAWN(404, "The version was withdrawn"),
    NOT_ISSUED(404, "The register issued no such document"),
    NOT_SIGNED(404, "The log has not signed it"),
    NOT_WITNESSED(404, "No quorum of witnesses has cosigned the log"),
    METHOD_NOT_ALLOWED(405, "The address does not accept this method"),
    NOT_ACCEPTABLE(406, "The address offers no such media type"),
    TOO_SLOW(408, "The request came too slowly"),
    TOO_MUCH(413, "The request is too long"),
    TOO_LONG(414, "The address is too long"),
    TOO_MANY(429, "Too many requests"),
    FAILURE(500, "The register failed"),
    BUSY(503, "The register is busy"),
    NOT_YET(503, "The document is being made"),
    WITHHELD(503, "The stored document is not the one that was issued");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The title, the same for all problems of the type.
    public String title() {
        return title;
    }

    /// The URI of the type, which leads to its description.
    ///
    /// @param register its public address, without a trailing slash; null if it has none: RFC 9457
    ///     allows a relative reference
    public String address(@Nullable String register) {
        return (register == null ? "" : register) + SiteAddresses.DOCS + "#problem-" + term();
    }
}
