/// Sends requests to servers that certificates and settings name.
@NullMarked
package register.pdf.http;

import org.jspecify.annotations.NullMarked;
