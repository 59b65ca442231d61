// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
/** Every operation of the specs; `operationsOf` reads the rows. */
export const operations: { readonly smart: string; readonly loyalty: string } = {
  smart: `
transactions /Smart/Transactions {smartTransactionId}
list GET list /
create POST body /
get GET query /:
update PUT body /:
preTransaction POST nothing /:/*
prepare POST body /:/*/{paymentMethod} once
start POST body /:/*/{paymentMethod} once 300
startPrepared POST nothing /:/start once
setDelivery POST body /:/*
abort POST nothing /:/*
cancel POST nothing /:/* once
cancelTrx POST nothing /{receiptNumber}/canceltrx once 300
diagnosis POST nothing /{smartDeviceId}/* once 300
endOfDay POST nothing /{smartDeviceId}/* once 300
updatePaymentContainer POST nothing /{subscriptionId}/*

devices /Smart/Devices {smartDeviceId}
list GET list /
create POST body /
get GET query /:
update PUT body /:
getRouting GET nothing /:/routing/{type}
authorize PUT body /:/pin
setDevicePin PUT body /:/devicePin
getDevicePinConfig GET nothing /:/devicePinConfig
getSecubaseConfig POST body /:/GetSecubaseConfig

routings /Smart/Routings {smartRoutingId}
list GET list /
create POST body /
get GET query /:
update PUT body /:
delete DELETE nothing /:
assign POST nothing /:/*/{smartDeviceId}
unassign DELETE nothing /:/assign/{smartDeviceId}

idents /Smart/Idents {identId}
list GET list /
get GET nothing /:
read POST nothing /:/* once 300
validate POST body /:/*

checkins /Smart/Checkins
list GET list /`,
  loyalty: `
merchantCards /Loyalty/MerchantCards {loyaltyMerchantCardId}
list GET list /
get GET query /:
update PUT body /:
validate POST body /:/validateMerchantcard
checkCsc POST body /:/*
checkPasscode POST body /:/*
setPasscode POST body /:/newPasscode
resetPasscode POST body /:/*
getBalanceReceipt POST body /:/getCardBalanceReceipt
book POST body /:/transaction/{targetMerchantCardId} once
getLock GET nothing /:/lock
lock POST body /:/*
unlock POST body /:/*
listLockReasons GET nothing /me/lockReasons
registerCustomer POST body /:/*
setCustomer POST nothing /:/*/{loyaltyCustomerId}
setCardGroup PUT nothing /:/cardgroup/{loyaltyCardGroupId}
create POST body /{generalMerchantId}/createMerchantcards/{loyaltyCardGroupId} once
getVirtualTerminal GET nothing /:/virtualTerminalData/{generalMerchantId}

cards /Loyalty/Cards {loyaltyCardId}
list GET list /
get GET query /:
assignUser POST body /:/*/{generalAccountId}
unassignUser DELETE nothing /:/assignUser/{generalAccountId}

cardGroups /Loyalty/Cardgroups {loyaltyCardGroupId}
list GET list /
create POST body /
get GET query /:
update PUT body /:
checkPasscodeEnabled POST body /:/*

customers /Loyalty/Customers {loyaltyCustomerId}
list GET list /
create POST body /
get GET query /:
update PUT body /:
assignPaymentContainer POST nothing /:/*/{loyaltyPaymentContainerId}
unassignPaymentContainer DELETE nothing /:/assignPaymentContainer/{loyaltyPaymentContainerId}

transactions /Loyalty/Transactions {loyaltyTransactionId}
list GET list /
get GET query /:`,
}
