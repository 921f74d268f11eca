/*
 * ftm_properties.c: the names of all properties of FollowTheMoney's model: its programs pass over
 * any other one.
 */
#include "format/ftm_schema.h"

#include <string.h>

/* To add one: a word here, between blanks. */
static const char *const properties[] = {
    " accountNumber accountType address addressEntity agent alephUrl alias amended amount ",
    " amountEur amountUsd ancestors appearance area assessmentId asset associate author ",
    " authoredAt authority authorityId authorityReferenceId awardNoticeDate awardedInLots ",
    " awardingDate balance balanceDate bank bankAccount bankAddress bankForeign bankName ",
    " bankRub bcc beneficiary beneficiaryAccount bic bikCode birthCountry birthDate ",
    " birthPlace bodyHtml bodyText buildDate bvdId cadastralCode caemCode cageCode ",
    " callForTenders callId callSign caller callerNumber cancelled candidate capital case ",
    " caseNumber category cc ccdNumber ccdValue censusBlock certificationCheck cikCode ",
    " citizenship city clarificationDeadline classification client closeDate closingDate ",
    " coatoCode collateral columns commodities companiesMentioned confidenceScore ",
    " contentHash contextCountry contextEmail contextPhone contract contractDate ",
    " contractHolder contractNoticeDate country court cpvCode crawler createDate createdAt ",
    " creationDate creditor criteria crsNumber csvHash currency currencySymbol customsAmount ",
    " customsProcedure date deathDate debtor decisionReason declarant declarationDate ",
    " departureCountry deregistrationDate description destinationCountry detectedCountry ",
    " detectedLanguage detectedSchema directionOfTransportation directive director ",
    " dissolutionDate document documentNumber documentType dollarExchRate dunsCode duration ",
    " education email emailMentioned emitters employee employer encoding encumbrance endDate ",
    " endLocation entity ethnicity euFunding evaluationMechanism extension eyeColor ",
    " fallsUnderGPPScope fatherName figiCode fileDate fileName fileSize firstName flag ",
    " fnsCode from fssCode full gender generator giiNumber givenName goal goodsDescription ",
    " googlePlaceId grossRegisteredTonnage hairColor headers height holder iban ",
    " ibanMentioned ibcRuc icaoCode icijId idNumber imoNumber important inReplyTo ",
    " inReplyToEmail inReplyToMessage inceptionDate income incorporationDate index indexText ",
    " innCode invoiceAmount involved involvesOutcome ipAddress ipMentioned ipoCode irsCode ",
    " isin isinCode issueDate issuer jibCode jurisdiction keywords kppCode landType language ",
    " lastName latitude legalBasis legalForm leiCode licenseNumber listingDate location ",
    " locationMentioned longitude lotNumber lotsNames mainCountry mangingExchange ",
    " manufacturer match matcher maturityDate maxBalance maxBalanceDate maximumNumberOfLots ",
    " mbsCode member messageId metadata method middleName mimeType mmsi model modifiedAt ",
    " motherName multipleTenders name nameChangeDate nameSuffix namesMentioned nationality ",
    " navigationArea notes noticeId npiCode number numberAwards numberOfLots numberOfSeats ",
    " nutsCode object ogrnCode okopfCode okpoCode oksmCode okvedCode onBehalfOf ",
    " opencorporatesUrl openingDate operator organization organizer originCountry osmId ",
    " owner ownershipType parent participant party passportNumber password pastFlags ",
    " pastTypes payer payerAccount paymentOptions pdfHash peopleMentioned percentage permId ",
    " person personalNumber pfrNumber phase phone phoneMentioned pictured political position ",
    " post postOfficeBox postalCode predecessor previousName privateKey procedure ",
    " procedureNumber processedAt processingAgent processingError processingStatus ",
    " procurementType program programId programUrl programme project projectId proof ",
    " propertyType provisions publicKey publicationDate publishDate publishedAt publisher ",
    " publisherUrl purpose reason receiver receiverNumber recipientAccount recipients ",
    " recordId region registrationDate registrationNumber registrationPort ",
    " relationToThreshold relationship relative religion remarks resolved retrievedAt ",
    " reverseAuctionsIncluded reviewDate ricCode role rowCount samplingRate secondName ",
    " secretary sector sender senderAccount sequenceNumber serialNumber service sharesCount ",
    " sharesCurrency sharesType sharesValue socialSecurityNumber sourceUrl spokenLanguage ",
    " startDate startLocation state status street street2 subject submissionDeadline ",
    " subnationalArea successor summary supplier surname swiftBic taxNumber taxPaid ",
    " taxStatus taxee tedUrl tenderers tendersForLots tenure threadTopic ticker title ",
    " titleNumber to tonnage topics tradingCountry transactionNumber translatedLanguage ",
    " translatedText translatedTextLanguage transport type uniqueEntityId unscId username ",
    " vatCode vedCode vedCodeDescription vehicle voenCode weakAlias wealth website weight ",
    " wikidataId wikipediaUrl ",
};

/* Whether the word is one of those in the line. */
static bool has_word(const char *line, const char *word, size_t length)
{
    for (const char *at = line; (at = strstr(at, word)); at++)
        if (at > line && at[-1] == ' ' && at[length] == ' ')
            return true;
    return false;
}

bool ftm_is_property(const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; length && i < sizeof properties / sizeof *properties; i++)
        if (has_word(properties[i], name, length))
            return !strchr(name, ' ');
    return false;
}
