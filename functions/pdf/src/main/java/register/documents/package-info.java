/// Renders the register's documents as PDF, seals them (PAdES) and verifies them.
@NullMarked
package register.documents;

import org.jspecify.annotations.NullMarked;
