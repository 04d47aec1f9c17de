/// The register on one machine: its settings and its parts, assembled.
package register.machine;
