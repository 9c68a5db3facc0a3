//gsoap trail schema namespace: urn:example:trail
//gsoap trail schema form: qualified

// Appended to what wsdl2h generates, since the WSDL declares no header: one that no server knows, and what SOAP 1.2 (part 1,
// 5.4.8) answers to it. gSOAP refuses an answer with a header of the envelope's namespace that is not declared.
struct SOAP_ENV__NotUnderstood
{
    @char *qname;
};
struct SOAP_ENV__Header
{
    mustUnderstand char *trail__Trail;
    struct SOAP_ENV__NotUnderstood *SOAP_ENV__NotUnderstood;
};
