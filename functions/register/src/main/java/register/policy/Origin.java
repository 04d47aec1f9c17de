package register.policy;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a version came from when it was not first published here.
///
/// @param imported true: published elsewhere before; the register does not attest that earlier publication
/// @param sourceUrl the page it was taken from; absent where it is not known
public record Origin(boolean imported, @Nullable URI sourceUrl) {}
