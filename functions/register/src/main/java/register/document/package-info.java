/// The documents that the register issues, snapshots and acknowledgements, and their storage.
package register.document;
