/// A transparency log: the tree of RFC 6962, with C2SP's notes, checkpoints, cosignatures and proofs.
package register.log;
