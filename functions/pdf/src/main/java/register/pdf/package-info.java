/// Renders the register's documents as PDF, seals them (PAdES) and verifies them.
package register.pdf;
