/// Renders the register's documents as PDF, seals them (PAdES) and verifies them.
@NullMarked
package register.pdf;

import org.jspecify.annotations.NullMarked;
