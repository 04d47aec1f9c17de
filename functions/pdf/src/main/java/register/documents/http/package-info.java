/// Asks servers that certificates and settings name.
@NullMarked
package register.documents.http;

import org.jspecify.annotations.NullMarked;
