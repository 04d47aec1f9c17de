package register.read;

import org.jspecify.annotations.Nullable;

/// What the functions say of the website that they answer for.
///
/// @param security where a weakness is reported; null where nobody said
/// @param encrypted whether readers reach it by HTTPS alone: answers then say so to browsers (RFC 6797)
public record Site(@Nullable SecurityContact security, boolean encrypted) {
    /// Of which nothing is known.
    public static final Site UNKNOWN = new Site(null, false);
}
