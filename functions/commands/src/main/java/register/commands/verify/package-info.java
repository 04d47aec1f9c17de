/// Commands that verify a document, a notice or a log.
@NullMarked
package register.commands.verify;

import org.jspecify.annotations.NullMarked;
