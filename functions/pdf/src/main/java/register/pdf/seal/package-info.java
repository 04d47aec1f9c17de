/// Seals: PAdES signatures, keys and time-stamps (ETSI EN 319 142-1).
package register.pdf.seal;
