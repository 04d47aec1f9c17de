/// Lists in the forms of other programs: CSV for spreadsheets, CycloneDX for inventories, DORA for banks.
package register.read.export;
