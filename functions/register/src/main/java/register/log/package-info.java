/// A transparency log: RFC 6962's tree, and C2SP's notes, checkpoints, cosignatures and proofs over it.
@NullMarked
package register.log;

import org.jspecify.annotations.NullMarked;
