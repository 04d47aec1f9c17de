package register.policy;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The origin of a version first published elsewhere.
///
/// @param imported true if published elsewhere before; the register does not attest that earlier publication
/// @param sourceUrl the page it was taken from; absent if unknown
public record Origin(boolean imported, @Nullable URI sourceUrl) {}
