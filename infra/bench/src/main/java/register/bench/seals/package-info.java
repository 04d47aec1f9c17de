/// How soon and how fast a document is rendered, sealed and verified.
@NullMarked
package register.bench.seals;

import org.jspecify.annotations.NullMarked;
