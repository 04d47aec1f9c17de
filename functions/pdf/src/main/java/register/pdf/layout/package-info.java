/// Sets text on tagged pages: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), independent of the documents' content.
package register.pdf.layout;
