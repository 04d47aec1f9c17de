/// Lists in the forms of other programs: CSV for spreadsheets, CycloneDX for inventories.
package register.read.export;
