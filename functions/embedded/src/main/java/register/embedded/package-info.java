/// The one-machine engine: SQLite for the chain, the requests and the record of documents; files for the documents.
@NullMarked
package register.embedded;

import org.jspecify.annotations.NullMarked;
