package register.usage;

import register.vendors.Service.Kind;

/// A name in a file that may be a vendor's.
///
/// @param aside true if the product does not need it: for development, in a comment
record SeenName(Kind kind, String name, int line, boolean aside) {}
