// Generated from specs/. Do not edit: change the spec and run `npm run generate`.
// @ts-nocheck
// d: data, p: path, e: errors, k: key, q: whether it is required.
import { at, atLeast, atMost, equal, flag, format, given, isObject, items, list, none, notLonger, notShorter, oneOfWords, only, orNull, pattern, spread, text, unlike, whole, word, wrong } from '../checks.ts'
import type { Validator } from '../validator.ts'

const c0=["count","offset","fields","q","sort","scroll_expire","scroll_id","preset","expand","meta","validate","aggregate"]
const c1=["true","only"]
const c2=/^GCR_[0-9A-Z_]+$/u
const c3=/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/
const c4=/^CKI_[0-9A-Z_]+$/u
const c5=/^STO_[0-9A-Z_]+$/u
const c6=/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const c7=/^[a-z][a-z\d+.-]*:[^\s]+$/i
const c8=/^COT_[0-9A-Z_]+$/u
const c9=["separator","textline","name-value","space"]
const c10=/^MRC_[0-9A-Z_]+$/u
const c11=/^PCU_[0-9A-Z_]+$/u
const c12=/^(PCT|CNT)_[0-9A-Z_]+$/u
const c13=["expand"]
const c14=/^SDV_[0-9A-Z_]+$/u
const c15=["count","offset","fields","q","sort"]
const c16=/^[0-9]{4}$/u
const c17=/^DUP_[0-9A-Z_]+$/u
const c18=/^STX_[0-9A-Z_]+$/u
const c19=/^smi_[0-9]+$/u
const c20=/^MCD_[0-9A-Z_]+$/u
const c21=/^CRD_[0-9A-Z_]+$/u
const c22=/^ACC_[0-9A-Z_]+$/u
const c23=/^CRG_[0-9A-Z_]+$/u
const c24=/^CUS_[0-9A-Z_]+$/u
const c25=/^PCI_[0-9A-Z_]+$/u
const c26=/^LTX_[0-9A-Z_]+$/u
const c27=["payment.transactions","loyalty.transactions"]
const c28=/^APP_[0-9A-Z_]+$/u
const c29=/^SRT_[0-9A-Z_]+$/u
function TokenRequest(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(ClientCredentialsRequest(d)+DeviceRegistrationRequest(d)+DeviceSessionRequest(d)+DevicePinRequest(d)+AppUserRequest(d)+RefreshTokenRequest(d)===1||e!==undefined&&none(d,p,e,k,q,'oneOf',[ClientCredentialsRequest,DeviceRegistrationRequest,DeviceSessionRequest,DevicePinRequest,AppUserRequest,RefreshTokenRequest]))}
function ClientCredentialsRequest(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.grant_type,p,e,'grant_type',1,"client_credentials")&&text(d.client_id,p,e,'client_id',1)&&text(d.client_secret,p,e,'client_secret',1)):wrong(d,p,e,k,q,'object')}
function DeviceRegistrationRequest(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.grant_type,p,e,'grant_type',1,"device")&&text(d.client_id,p,e,'client_id',1)&&text(d.client_secret,p,e,'client_secret',1)&&text(d.uuid,p,e,'uuid',1)):wrong(d,p,e,k,q,'object')}
function DeviceSessionRequest(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.grant_type,p,e,'grant_type',1,"device")&&text(d.client_id,p,e,'client_id',1)&&text(d.client_secret,p,e,'client_secret',1)&&text(d.code,p,e,'code',1)):wrong(d,p,e,k,q,'object')}
function DevicePinRequest(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.grant_type,p,e,'grant_type',1,"device_pin")&&text(d.client_id,p,e,'client_id',1)&&text(d.client_secret,p,e,'client_secret',1)&&text(d.uuid,p,e,'uuid',1)&&text(d.device_pin,p,e,'device_pin',1)):wrong(d,p,e,k,q,'object')}
function AppUserRequest(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.grant_type,p,e,'grant_type',1,"appuser")&&text(d.client_id,p,e,'client_id',1)&&text(d.client_secret,p,e,'client_secret',1)&&text(d.username,p,e,'username',1)&&text(d.password,p,e,'password',1)&&text(d.device,p,e,'device')&&DeviceInfo(d.deviceinfo,p,e,'deviceinfo')):wrong(d,p,e,k,q,'object')}
function DeviceInfo(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.name,p,e,'name')):wrong(d,p,e,k,q,'object')}
function RefreshTokenRequest(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.grant_type,p,e,'grant_type',1,"refresh_token")&&text(d.client_id,p,e,'client_id',1)&&text(d.client_secret,p,e,'client_secret',1)&&text(d.refresh_token,p,e,'refresh_token',1)):wrong(d,p,e,k,q,'object')}
function f0(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),only(d,p,e,undefined,c0)&&f1(d.validate,p,e,'validate')&&f2(d.count,p,e,'count')&&f2(d.offset,p,e,'offset')&&text(d.fields,p,e,'fields')&&text(d.q,p,e,'q')&&text(d.sort,p,e,'sort')&&text(d.scroll_expire,p,e,'scroll_expire')&&text(d.scroll_id,p,e,'scroll_id')&&text(d.preset,p,e,'preset')&&text(d.expand,p,e,'expand')&&f3(d.meta,p,e,'meta')&&AggregateOptions(d.aggregate,p,e,'aggregate')):wrong(d,p,e,k,q,'object')}
function f1(d,p,e,k,q){return Number.isInteger(d)?equal(d,p,e,k,1):wrong(d,p,e,k,q,'integer')}
function f2(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)):wrong(d,p,e,k,q,'integer')}
function f3(d,p,e,k,q){return typeof d==='string'?oneOfWords(d,p,e,k,c1):wrong(d,p,e,k,q,'string')}
function AggregateOptions(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.group_by_prop,p,e,'group_by_prop')&&text(d.sum_by_prop,p,e,'sum_by_prop')&&text(d.timestamp_prop,p,e,'timestamp_prop')&&text(d.interval,p,e,'interval')&&whole(d.min,p,e,'min')&&whole(d.max,p,e,'max')):wrong(d,p,e,k,q,'object')}
function SmartTransactionInput(d,p,e,k,q){return SmartTransactionCommon(d,p,e,k,q)&&f17(d,p,e,k,q)}
function SmartTransactionCommon(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),orNull(d.intent,p,e,'intent',0,text)&&flag(d.is_demo,p,e,'is_demo')&&Basket(d.basket,p,e,'basket')&&BasketInfo(d.basket_info,p,e,'basket_info')&&f5(d.transactionRef,p,e,'transactionRef')&&f5(d.merchantRef,p,e,'merchantRef')&&text(d.cashier,p,e,'cashier')&&Checkin(d.checkin,p,e,'checkin')&&Communication(d.communications,p,e,'communications')&&DeliveryOptions(d.delivery_options,p,e,'delivery_options')&&f7(d.payment_method,p,e,'payment_method')&&PaymentContext(d.payment_context,p,e,'payment_context')&&TransactionNumber(d.trans_id,p,e,'trans_id')&&whole(d.tax_amount,p,e,'tax_amount')&&whole(d.tax_rate,p,e,'tax_rate')&&ApplicationContext(d.application_context,p,e,'application_context')&&orNull(d.checkout_links,p,e,'checkout_links',0,CheckoutLinks)&&text(d.last_visited_page,p,e,'last_visited_page')&&text(d.market,p,e,'market')&&text(d.product,p,e,'product')):wrong(d,p,e,k,q,'object')}
function Basket(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.products,p,e,'products',0,BasketItem)&&text(d.type,p,e,'type')&&f6(d.texts,p,e,'texts')):wrong(d,p,e,k,q,'object')}
function BasketItem(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.id,p,e,'id',1)&&f4(d.parent,p,e,'parent')&&text(d.item_type,p,e,'item_type')&&text(d.desc,p,e,'desc',1)&&ArticleNumber(d.articleNumber,p,e,'articleNumber')&&f5(d.ean,p,e,'ean')&&whole(d.quantity,p,e,'quantity',1)&&whole(d.priceOne,p,e,'priceOne',1)&&whole(d.tax,p,e,'tax',1)&&list(d.group,p,e,'group',0,ArticleGroup)&&f5(d.serialNumber,p,e,'serialNumber')&&f5(d.reference_id,p,e,'reference_id')&&orNull(d.contract_id,p,e,'contract_id',0,ContractId)&&orNull(d.sum,p,e,'sum',0,whole)&&list(d.sub_basket,p,e,'sub_basket',0,BasketItem)&&text(d.plan_id,p,e,'plan_id')&&Timestamp(d.start_at,p,e,'start_at')):wrong(d,p,e,k,q,'object')}
function f4(d,p,e,k,q){return Number.isInteger(d)||d===null||wrong(d,p,e,k,q,'integer,null')}
function ArticleNumber(d,p,e,k,q){return typeof d==='string'||Number.isInteger(d)||d===null||wrong(d,p,e,k,q,'string,integer,null')}
function f5(d,p,e,k,q){return typeof d==='string'||d===null||wrong(d,p,e,k,q,'string,null')}
function ArticleGroup(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.id,p,e,'id')&&text(d.desc,p,e,'desc')&&whole(d.level,p,e,'level')):wrong(d,p,e,k,q,'object')}
function ContractId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c2)):wrong(d,p,e,k,q,'string')}
function Timestamp(d,p,e,k,q){return typeof d==='string'?(format(d,p,e,k,'date-time',c3)):wrong(d,p,e,k,q,'string')}
function f6(d,p,e,k,q){return Array.isArray(d)||wrong(d,p,e,k,q,'array')}
function BasketInfo(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.sum,p,e,'sum',1)&&text(d.currency,p,e,'currency')&&orNull(d.gratuity,p,e,'gratuity',0,whole)&&whole(d.missing_sum,p,e,'missing_sum')):wrong(d,p,e,k,q,'object')}
function Checkin(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&CheckinId(d.id,p,e,'id')&&text(d.email,p,e,'email')):wrong(d,p,e,k,q,'object')}
function CheckinId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c4)):wrong(d,p,e,k,q,'string')}
function Communication(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.action_type,p,e,'action_type')&&text(d.template_id,p,e,'template_id')):wrong(d,p,e,k,q,'object')}
function DeliveryOptions(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(ShippingDelivery(d)+CollectionDelivery(d)===1||e!==undefined&&none(d,p,e,k,q,'oneOf',[ShippingDelivery,CollectionDelivery]))}
function ShippingDelivery(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.type,p,e,'type',1,"shipping")&&Timestamp(d.shipped_at,p,e,'shipped_at')&&text(d.shipped_by,p,e,'shipped_by')&&text(d.tracking_code,p,e,'tracking_code')&&text(d.invoice_number,p,e,'invoice_number')):wrong(d,p,e,k,q,'object')}
function CollectionDelivery(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.type,p,e,'type',1,"collection")&&StoreId(d.store_id,p,e,'store_id')&&TimeSlot(d.scheduled_slot,p,e,'scheduled_slot')&&Timestamp(d.delivered_at,p,e,'delivered_at')&&text(d.code,p,e,'code')):wrong(d,p,e,k,q,'object')}
function StoreId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c5)):wrong(d,p,e,k,q,'string')}
function TimeSlot(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),Timestamp(d.start_date,p,e,'start_date')&&Timestamp(d.end_date,p,e,'end_date')):wrong(d,p,e,k,q,'object')}
function f7(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(text(d)||text(d)||e!==undefined&&none(d,p,e,k,q,'anyOf',[text,text]))}
function PaymentContext(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.payment_methods,p,e,'payment_methods',0,text)&&list(d.creditcard_schemes,p,e,'creditcard_schemes',0,text)&&flag(d.auto_capture,p,e,'auto_capture')&&flag(d.accrual,p,e,'accrual')&&flag(d.merchant_initiated,p,e,'merchant_initiated')&&MitInstructions(d.mit_instructions,p,e,'mit_instructions')&&ContainerInstructions(d.container_instructions,p,e,'container_instructions')&&DynamicDescriptor(d.dynamic_descriptor,p,e,'dynamic_descriptor')):wrong(d,p,e,k,q,'object')}
function MitInstructions(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type')&&text(d.cit_reference,p,e,'cit_reference')&&text(d.standing_instruction,p,e,'standing_instruction')&&whole(d.recurring_frequency,p,e,'recurring_frequency')&&f8(d.recurring_expiry,p,e,'recurring_expiry')):wrong(d,p,e,k,q,'object')}
function f8(d,p,e,k,q){return typeof d==='string'?(format(d,p,e,k,'date',c6)):wrong(d,p,e,k,q,'string')}
function ContainerInstructions(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.request_token,p,e,'request_token')&&f9(d.notification_url,p,e,'notification_url')):wrong(d,p,e,k,q,'object')}
function f9(d,p,e,k,q){return typeof d==='string'?(format(d,p,e,k,'uri',c7)):wrong(d,p,e,k,q,'string')}
function DynamicDescriptor(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f10(d.merchant_name,p,e,'merchant_name')&&f11(d.merchant_city,p,e,'merchant_city')):wrong(d,p,e,k,q,'object')}
function f10(d,p,e,k,q){return typeof d==='string'?(notShorter(d,p,e,k,1)&&notLonger(d,p,e,k,22)):wrong(d,p,e,k,q,'string')}
function f11(d,p,e,k,q){return typeof d==='string'?(notShorter(d,p,e,k,1)&&notLonger(d,p,e,k,13)):wrong(d,p,e,k,q,'string')}
function TransactionNumber(d,p,e,k,q){return Number.isInteger(d)||typeof d==='string'||wrong(d,p,e,k,q,'integer,string')}
function ApplicationContext(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),CheckoutTemplateId(d.checkout_template,p,e,'checkout_template')&&text(d.language,p,e,'language')&&CheckoutLocks(d.locks,p,e,'locks')&&orNull(d.return_urls,p,e,'return_urls',0,ReturnUrls)&&orNull(d.iframe_opts,p,e,'iframe_opts',0,IframeOptions)&&ShopDetails(d.shop_details,p,e,'shop_details')):wrong(d,p,e,k,q,'object')}
function CheckoutTemplateId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c8)):wrong(d,p,e,k,q,'string')}
function CheckoutLocks(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.customer,p,e,'customer')&&flag(d.shipping_address,p,e,'shipping_address')):wrong(d,p,e,k,q,'object')}
function ReturnUrls(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f9(d.url_success,p,e,'url_success')&&f9(d.url_error,p,e,'url_error')&&f9(d.url_abort,p,e,'url_abort')&&f9(d.url_push,p,e,'url_push')):wrong(d,p,e,k,q,'object')}
function IframeOptions(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.project_title,p,e,'project_title')&&text(d.basket_title,p,e,'basket_title')&&text(d.payment_hint_title,p,e,'payment_hint_title')&&list(d.payment_hint,p,e,'payment_hint',0,ReceiptLine)&&text(d.submit_button_title,p,e,'submit_button_title')&&text(d.cancel_button_title,p,e,'cancel_button_title')&&text(d.language,p,e,'language')&&flag(d.has_accepted_disclaimer,p,e,'has_accepted_disclaimer')&&flag(d.hide_disclaimer,p,e,'hide_disclaimer')):wrong(d,p,e,k,q,'object')}
function ReceiptLine(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(SeparatorLine(d)+TextLine(d)+NameValueLine(d)+SpaceLine(d)+OtherLine(d)===1||e!==undefined&&none(d,p,e,k,q,'oneOf',[SeparatorLine,TextLine,NameValueLine,SpaceLine,OtherLine]))}
function SeparatorLine(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.type,p,e,'type',1,"separator")&&f12(d.value,p,e,'value')):wrong(d,p,e,k,q,'object')}
function f12(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.caption,p,e,'caption')):wrong(d,p,e,k,q,'object')}
function TextLine(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.type,p,e,'type',1,"textline")&&f13(d.value,p,e,'value',1)):wrong(d,p,e,k,q,'object')}
function f13(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.text,p,e,'text',1)&&Decorations(d.decoration,p,e,'decoration')):wrong(d,p,e,k,q,'object')}
function Decorations(d,p,e,k,q){return Array.isArray(d)||d===null?(!(Array.isArray(d))||items(d,p,e,k,text)):wrong(d,p,e,k,q,'array,null')}
function NameValueLine(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.type,p,e,'type',1,"name-value")&&f14(d.value,p,e,'value',1)):wrong(d,p,e,k,q,'object')}
function f14(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.name,p,e,'name',1)&&text(d.value,p,e,'value',1)&&Decorations(d.decoration,p,e,'decoration')):wrong(d,p,e,k,q,'object')}
function SpaceLine(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.type,p,e,'type',1,"space")):wrong(d,p,e,k,q,'object')}
function OtherLine(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f15(d.type,p,e,'type',1)):wrong(d,p,e,k,q,'object')}
function f15(d,p,e,k,q){return typeof d==='string'?unlike(d,p,e,k,f16):wrong(d,p,e,k,q,'string')}
function f16(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):oneOfWords(d,p,e,k,c9)}
function ShopDetails(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.shop_system,p,e,'shop_system')&&text(d.shop_system_version,p,e,'shop_system_version')&&text(d.plugin_vendor,p,e,'plugin_vendor')&&text(d.plugin_version,p,e,'plugin_version')&&text(d.shop_domain,p,e,'shop_domain')&&text(d.user_agent,p,e,'user_agent')):wrong(d,p,e,k,q,'object')}
function CheckoutLinks(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f9(d.url_checkout,p,e,'url_checkout')):wrong(d,p,e,k,q,'object')}
function f17(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.idents,p,e,'idents',0,IdentInput)&&f18(d.merchant,p,e,'merchant')&&ReferenceInput(d.contract,p,e,'contract')&&ReferenceInput(d.provider_contract,p,e,'provider_contract')&&ReferenceInput(d.device_source,p,e,'device_source')&&PaymentCustomerInput(d.customer,p,e,'customer')&&PaymentCustomerInput(d.shipping_address,p,e,'shipping_address')&&PaymentContainerInput(d.container,p,e,'container')):wrong(d,p,e,k,q,'object')}
function IdentInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type',1)&&text(d.value,p,e,'value',1)):wrong(d,p,e,k,q,'object')}
function f18(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(MerchantId(d)+ReferenceInput(d)===1||e!==undefined&&none(d,p,e,k,q,'oneOf',[MerchantId,ReferenceInput]))}
function MerchantId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c10)):wrong(d,p,e,k,q,'string')}
function ReferenceInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&text(d.id,p,e,'id',1)):wrong(d,p,e,k,q,'object')}
function PaymentCustomerInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',0,"payment.customers")&&PaymentCustomerId(d.id,p,e,'id')&&Contact(d.contact,p,e,'contact')):wrong(d,p,e,k,q,'object')}
function PaymentCustomerId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c11)):wrong(d,p,e,k,q,'string')}
function Contact(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f5(d.salutation,p,e,'salutation')&&text(d.title,p,e,'title')&&text(d.forename,p,e,'forename')&&text(d.surname,p,e,'surname')&&text(d.name,p,e,'name')&&text(d.companyname,p,e,'companyname')&&text(d.gender,p,e,'gender')&&f8(d.dob,p,e,'dob')&&text(d.birthplace,p,e,'birthplace')&&text(d.nationality,p,e,'nationality')&&Address(d.address,p,e,'address')&&text(d.email,p,e,'email')&&text(d.phone,p,e,'phone')&&text(d.mobile,p,e,'mobile')&&text(d.fax,p,e,'fax')&&text(d.picture,p,e,'picture')&&text(d.url_website,p,e,'url_website')):wrong(d,p,e,k,q,'object')}
function Address(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type')&&text(d.street,p,e,'street')&&text(d.street_number,p,e,'street_number')&&text(d.additional_address_data,p,e,'additional_address_data')&&text(d.postal_code,p,e,'postal_code')&&text(d.city,p,e,'city')&&text(d.country,p,e,'country')):wrong(d,p,e,k,q,'object')}
function PaymentContainerInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',0,"payment.containers")&&PaymentContainerId(d.id,p,e,'id')&&text(d.type,p,e,'type')&&PaymentInstrument(d.private,p,e,'private')&&ReferenceInput(d.customer,p,e,'customer')&&PaymentCustomerId(d.customer_id,p,e,'customer_id')&&MerchantId(d.merchant_id,p,e,'merchant_id')&&flag(d.request_token,p,e,'request_token')&&f9(d.notification_url,p,e,'notification_url')):wrong(d,p,e,k,q,'object')}
function PaymentContainerId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c12)):wrong(d,p,e,k,q,'string')}
function PaymentInstrument(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(BankAccount(d)||CreditCard(d)||GooglePayToken(d)||ApplePayToken(d)||PayPalAccount(d)||e!==undefined&&none(d,p,e,k,q,'anyOf',[BankAccount,CreditCard,GooglePayToken,ApplePayToken,PayPalAccount]))}
function BankAccount(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.owner,p,e,'owner')&&text(d.iban,p,e,'iban')&&text(d.bic,p,e,'bic')&&text(d.bankname,p,e,'bankname')&&text(d.purpose,p,e,'purpose')):wrong(d,p,e,k,q,'object')}
function CreditCard(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.owner,p,e,'owner')&&text(d.pan,p,e,'pan')&&text(d.expiration_date,p,e,'expiration_date')&&text(d.issuer,p,e,'issuer')&&text(d.transact_container,p,e,'transact_container')&&text(d.transact_hash,p,e,'transact_hash')&&text(d.transact_skey_keyname,p,e,'transact_skey_keyname')&&text(d.transact_skey_pubkey,p,e,'transact_skey_pubkey')):wrong(d,p,e,k,q,'object')}
function GooglePayToken(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.protocolVersion,p,e,'protocolVersion')&&text(d.signature,p,e,'signature')&&GooglePaySigningKey(d.intermediateSigningKey,p,e,'intermediateSigningKey')&&text(d.signedMessage,p,e,'signedMessage')):wrong(d,p,e,k,q,'object')}
function GooglePaySigningKey(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.signedKey,p,e,'signedKey')&&list(d.signatures,p,e,'signatures',0,text)):wrong(d,p,e,k,q,'object')}
function ApplePayToken(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.version,p,e,'version')&&text(d.data,p,e,'data')&&text(d.signature,p,e,'signature')&&ApplePayHeader(d.header,p,e,'header')):wrong(d,p,e,k,q,'object')}
function ApplePayHeader(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.ephemeralPublicKey,p,e,'ephemeralPublicKey')&&text(d.publicKeyHash,p,e,'publicKeyHash')&&text(d.transactionId,p,e,'transactionId')):wrong(d,p,e,k,q,'object')}
function PayPalAccount(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.email,p,e,'email')&&text(d.payer_id,p,e,'payer_id')):wrong(d,p,e,k,q,'object')}
function f19(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),only(d,p,e,undefined,c13)&&text(d.expand,p,e,'expand')):wrong(d,p,e,k,q,'object')}
function PrepareInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),PaymentCustomerInput(d.customer,p,e,'customer')&&PaymentContainerInput(d.container,p,e,'container')&&text(d.email,p,e,'email')&&DynamicDescriptor(d.dynamic_descriptor,p,e,'dynamic_descriptor')&&CallbackUrls(d.callback_urls,p,e,'callback_urls')):wrong(d,p,e,k,q,'object')}
function CallbackUrls(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f9(d.success_url,p,e,'success_url')&&f9(d.failure_url,p,e,'failure_url')):wrong(d,p,e,k,q,'object')}
function StartInput(d,p,e,k,q){return PrepareInput(d,p,e,k,q)&&f20(d,p,e,k,q)}
function f20(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.tid,p,e,'tid')&&whole(d.trace,p,e,'trace')&&text(d.cardtype,p,e,'cardtype')):wrong(d,p,e,k,q,'object')}
function DeliveryInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),DeliveryOptions(d.delivery_options,p,e,'delivery_options',1)):wrong(d,p,e,k,q,'object')}
function SmartDeviceInput(d,p,e,k,q){return SmartDeviceCommon(d,p,e,k,q)&&f29(d,p,e,k,q)}
function SmartDeviceCommon(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type')&&text(d.vendor,p,e,'vendor')&&text(d.vendor_uid,p,e,'vendor_uid')&&text(d.description,p,e,'description')&&text(d.tid,p,e,'tid')&&text(d.terminal_type,p,e,'terminal_type')&&text(d.base_version,p,e,'base_version')&&DeviceProducts(d.products,p,e,'products')&&f28(d.status,p,e,'status')):wrong(d,p,e,k,q,'object')}
function DeviceProducts(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),DeviceProductWithTid(d.smart,p,e,'smart')&&DeviceProductWithTid(d.cashreg,p,e,'cashreg')&&DeviceLoyaltyProduct(d.loyalty,p,e,'loyalty')&&DevicePrepaidProduct(d.prepaid,p,e,'prepaid')&&DeviceEasycreditProduct(d.easycredit,p,e,'easycredit')&&DeviceCollectProduct(d.collect,p,e,'collect')&&DeviceProductWithTid(d.bonroll,p,e,'bonroll')&&DeviceProduct(d.bvb,p,e,'bvb')&&DeviceProduct(d.support,p,e,'support')&&DeviceVlhProduct(d.vlh,p,e,'vlh')&&DeviceVtmProduct(d.vtm,p,e,'vtm')):wrong(d,p,e,k,q,'object')}
function DeviceProductWithTid(d,p,e,k,q){return DeviceProduct(d,p,e,k,q)&&f21(d,p,e,k,q)}
function DeviceProduct(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.enabled,p,e,'enabled')):wrong(d,p,e,k,q,'object')}
function f21(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.tid,p,e,'tid')):wrong(d,p,e,k,q,'object')}
function DeviceLoyaltyProduct(d,p,e,k,q){return DeviceProductWithTid(d,p,e,k,q)&&f22(d,p,e,k,q)}
function f22(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),WebterminalConfig(d.webterminal_config,p,e,'webterminal_config')):wrong(d,p,e,k,q,'object')}
function WebterminalConfig(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),WebterminalActions(d.allowed_actions,p,e,'allowed_actions')&&flag(d.transactions_grid_enabled,p,e,'transactions_grid_enabled')):wrong(d,p,e,k,q,'object')}
function WebterminalActions(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.balance_check,p,e,'balance_check')&&flag(d.charge,p,e,'charge')&&flag(d.discharge,p,e,'discharge')&&flag(d.sale_revenue,p,e,'sale_revenue')&&flag(d.charge_points,p,e,'charge_points')&&flag(d.discharge_points,p,e,'discharge_points')&&flag(d.cancel_last,p,e,'cancel_last')&&flag(d.cashreport,p,e,'cashreport')&&flag(d.immediate_bonus,p,e,'immediate_bonus')):wrong(d,p,e,k,q,'object')}
function DevicePrepaidProduct(d,p,e,k,q){return DeviceProductWithTid(d,p,e,k,q)&&f23(d,p,e,k,q)}
function f23(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.vtc_tid,p,e,'vtc_tid')&&flag(d.endofday,p,e,'endofday')&&flag(d.simulate,p,e,'simulate')&&flag(d.demo_force,p,e,'demo_force')&&list(d.password,p,e,'password',0,text)):wrong(d,p,e,k,q,'object')}
function DeviceEasycreditProduct(d,p,e,k,q){return DeviceProductWithTid(d,p,e,k,q)&&f24(d,p,e,k,q)}
function f24(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.vu,p,e,'vu')):wrong(d,p,e,k,q,'object')}
function DeviceCollectProduct(d,p,e,k,q){return DeviceProduct(d,p,e,k,q)&&f25(d,p,e,k,q)}
function f25(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.print_collection_receipt,p,e,'print_collection_receipt')):wrong(d,p,e,k,q,'object')}
function DeviceVlhProduct(d,p,e,k,q){return DeviceProduct(d,p,e,k,q)&&f26(d,p,e,k,q)}
function f26(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),ContractId(d.contract_id,p,e,'contract_id')):wrong(d,p,e,k,q,'object')}
function DeviceVtmProduct(d,p,e,k,q){return DeviceProduct(d,p,e,k,q)&&f27(d,p,e,k,q)}
function f27(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.demo_force,p,e,'demo_force')):wrong(d,p,e,k,q,'object')}
function f28(d,p,e,k,q){return isObject(d)||wrong(d,p,e,k,q,'object')}
function f29(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),MerchantId(d.merchant,p,e,'merchant')&&StoreId(d.store,p,e,'store')&&ContractId(d.contract,p,e,'contract')&&text(d.device,p,e,'device')):wrong(d,p,e,k,q,'object')}
function DeviceAuthorizationInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.user_pin,p,e,'user_pin',1)):wrong(d,p,e,k,q,'object')}
function DevicePinInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),MerchantId(d.merchant_id,p,e,'merchant_id',1)&&StoreId(d.store_id,p,e,'store_id')&&text(d.pin,p,e,'pin',1)):wrong(d,p,e,k,q,'object')}
function SecubaseConfigInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.terminal_id,p,e,'terminal_id')&&text(d.terminal_type,p,e,'terminal_type')&&text(d.base_version,p,e,'base_version')&&text(d.secubase_version,p,e,'secubase_version')&&text(d.secudroid_version,p,e,'secudroid_version')&&SmartDevice(d.smart_device,p,e,'smart_device')):wrong(d,p,e,k,q,'object')}
function SmartDevice(d,p,e,k,q){return SmartDeviceCommon(d,p,e,k,q)&&f30(d,p,e,k,q)}
function f30(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"smart.devices")&&SmartDeviceId(d.id,p,e,'id',1)&&Timestamp(d.created,p,e,'created')&&Timestamp(d.updated,p,e,'updated')&&Reference(d.merchant,p,e,'merchant')&&StoreSummary(d.store,p,e,'store')&&Reference(d.contract,p,e,'contract')&&PhysicalDevice(d.device,p,e,'device')&&Reference(d.routing,p,e,'routing')&&text(d.connection_type,p,e,'connection_type')&&flag(d.online,p,e,'online')&&whole(d.refresh,p,e,'refresh')&&text(d.user_pin,p,e,'user_pin')&&text(d.idle_screen_register,p,e,'idle_screen_register')&&text(d.idle_screen_terminal,p,e,'idle_screen_terminal')):wrong(d,p,e,k,q,'object')}
function SmartDeviceId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c14)):wrong(d,p,e,k,q,'string')}
function Reference(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object',1)&&text(d.id,p,e,'id',1)):wrong(d,p,e,k,q,'object')}
function StoreSummary(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"general.stores")&&StoreId(d.id,p,e,'id',1)&&text(d.name,p,e,'name')):wrong(d,p,e,k,q,'object')}
function PhysicalDevice(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&text(d.id,p,e,'id')&&text(d.serial_number,p,e,'serial_number')):wrong(d,p,e,k,q,'object')}
function SmartRoutingInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.description,p,e,'description')&&StoreId(d.store,p,e,'store')):wrong(d,p,e,k,q,'object')}
function f31(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),only(d,p,e,undefined,c15)&&f2(d.count,p,e,'count')&&f2(d.offset,p,e,'offset')&&text(d.fields,p,e,'fields')&&text(d.q,p,e,'q')&&text(d.sort,p,e,'sort')):wrong(d,p,e,k,q,'object')}
function f32(d,p,e,k,q){return list(d,p,e,k,q,IdentInput)}
function MerchantCardInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),Timestamp(d.expiry_date,p,e,'expiry_date')&&text(d.payment_container,p,e,'payment_container')&&f28(d.additional_data,p,e,'additional_data')):wrong(d,p,e,k,q,'object')}
function CardValidationInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.cardnumber,p,e,'cardnumber',1)&&MerchantId(d.merchant,p,e,'merchant')):wrong(d,p,e,k,q,'object')}
function CscCheckInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.cardnumber,p,e,'cardnumber',1)&&text(d.csc,p,e,'csc',1)):wrong(d,p,e,k,q,'object')}
function PasscodeCheckInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.cardnumber,p,e,'cardnumber',1)&&Passcode(d.pin,p,e,'pin',1)):wrong(d,p,e,k,q,'object')}
function Passcode(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)):wrong(d,p,e,k,q,'integer')}
function PasscodeInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.cardnumber,p,e,'cardnumber',1)&&MerchantId(d.merchant,p,e,'merchant')&&Passcode(d.passcode,p,e,'passcode',1)):wrong(d,p,e,k,q,'object')}
function PasscodeResetInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.cardnumber,p,e,'cardnumber',1)&&Passcode(d.passcode,p,e,'passcode',1)):wrong(d,p,e,k,q,'object')}
function BalanceReceiptInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.cardnumber,p,e,'cardnumber',1)&&text(d.terminal_id,p,e,'terminal_id')):wrong(d,p,e,k,q,'object')}
function CardBookingInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.action,p,e,'action',1)&&text(d.cardnumber,p,e,'cardnumber')&&whole(d.amount,p,e,'amount')&&whole(d.bonus_amount,p,e,'bonus_amount')&&text(d.amount_split_allowed,p,e,'amount_split_allowed')&&MerchantId(d.merchant_id,p,e,'merchant_id')&&StoreId(d.store,p,e,'store')&&text(d.terminal_id,p,e,'terminal_id')&&text(d.tid,p,e,'tid')&&f28(d.additional_data,p,e,'additional_data')):wrong(d,p,e,k,q,'object')}
function CardLockInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.reason,p,e,'reason')&&text(d.note,p,e,'note')&&text(d.csc,p,e,'csc')):wrong(d,p,e,k,q,'object')}
function LoyaltyCustomerInput(d,p,e,k,q){return LoyaltyCustomerData(d,p,e,k,q)&&f33(d,p,e,k,q)}
function LoyaltyCustomerData(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.customernumber,p,e,'customernumber')&&Contact(d.merchant_contact,p,e,'merchant_contact')&&text(d.note,p,e,'note')&&text(d.consent_for_communication,p,e,'consent_for_communication')&&f28(d.additional_data,p,e,'additional_data')):wrong(d,p,e,k,q,'object')}
function f33(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),MerchantId(d.merchant,p,e,'merchant')&&flag(d.anonymize,p,e,'anonymize')):wrong(d,p,e,k,q,'object')}
function CardIssueInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f34(d.cards_amount,p,e,'cards_amount')&&LoyaltyCustomerData(d.customer,p,e,'customer')):wrong(d,p,e,k,q,'object')}
function f34(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,1)&&atMost(d,p,e,k,1000)):wrong(d,p,e,k,q,'integer')}
function CardPinInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f35(d.pin,p,e,'pin')):wrong(d,p,e,k,q,'object')}
function f35(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c16)):wrong(d,p,e,k,q,'string')}
function CardGroupInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.display_name,p,e,'display_name',1)&&MerchantId(d.merchant,p,e,'merchant',1)&&DocumentId(d.picture,p,e,'picture')):wrong(d,p,e,k,q,'object')}
function DocumentId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c17)):wrong(d,p,e,k,q,'string')}
function CardGroupUpdateInput(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.display_name,p,e,'display_name',1)&&DocumentId(d.picture,p,e,'picture')):wrong(d,p,e,k,q,'object')}
function PasscodeQuestion(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.action,p,e,'action')&&text(d.cardnumber,p,e,'cardnumber')):wrong(d,p,e,k,q,'object')}
function TokenAnswer(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(Token(d)+DeviceRegistration(d)===1||e!==undefined&&none(d,p,e,k,q,'oneOf',[Token,DeviceRegistration]))}
function Token(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.access_token,p,e,'access_token',1)&&whole(d.expires_in,p,e,'expires_in',1)&&text(d.token_type,p,e,'token_type',1)&&f5(d.scope,p,e,'scope')&&text(d.refresh_token,p,e,'refresh_token')):wrong(d,p,e,k,q,'object')}
function DeviceRegistration(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.device_code,p,e,'device_code',1)&&text(d.user_code,p,e,'user_code',1)&&text(d.verification_url,p,e,'verification_url',1)&&whole(d.expires_in,p,e,'expires_in',1)&&whole(d.interval,p,e,'interval',1)):wrong(d,p,e,k,q,'object')}
function OAuthErrorBody(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.error,p,e,'error',1)&&text(d.error_description,p,e,'error_description')):wrong(d,p,e,k,q,'object')}
function SmartTransactionList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f36(d,p,e,k,q)}
function ListInfo(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.count,p,e,'count')&&text(d.scroll_id,p,e,'scroll_id')&&list(d.lookup,p,e,'lookup',0,text)&&f28(d.meta,p,e,'meta')&&flag(d.result,p,e,'result')&&flag(d.sum,p,e,'sum')&&text(d.type,p,e,'type')):wrong(d,p,e,k,q,'object')}
function f36(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,SmartTransactionListItem)):wrong(d,p,e,k,q,'object')}
function SmartTransactionListItem(d,p,e,k,q){return SmartTransaction(d,p,e,k,q)&&AggregationBucket(d,p,e,k,q)}
function SmartTransaction(d,p,e,k,q){return SmartTransactionCommon(d,p,e,k,q)&&f37(d,p,e,k,q)}
function f37(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"smart.transactions")&&SmartTransactionId(d.id,p,e,'id',1)&&text(d.status,p,e,'status',1)&&Timestamp(d.created,p,e,'created')&&Timestamp(d.updated,p,e,'updated')&&MerchantSummary(d.merchant,p,e,'merchant')&&Reference(d.store,p,e,'store')&&Reference(d.contract,p,e,'contract')&&Reference(d.provider_contract,p,e,'provider_contract')&&Reference(d.device_source,p,e,'device_source')&&Reference(d.device_destination,p,e,'device_destination')&&list(d.idents,p,e,'idents',0,Ident)&&PaymentCustomer(d.customer,p,e,'customer')&&PaymentCustomer(d.shipping_address,p,e,'shipping_address')&&PaymentContainer(d.container,p,e,'container')&&Reference(d.subscription,p,e,'subscription')&&list(d.transactions,p,e,'transactions',0,ExecutedTransaction)&&list(d.receipt,p,e,'receipt',0,ReceiptLine)&&list(d.receipt_merchant,p,e,'receipt_merchant',0,ReceiptLine)&&flag(d.receipt_merchant_print,p,e,'receipt_merchant_print')&&ReceiptNumber(d.receipt_number,p,e,'receipt_number')&&f42(d.prepaid_sales,p,e,'prepaid_sales')&&PaymentInstructions(d.payment_instructions,p,e,'payment_instructions')&&orNull(d.payment_links,p,e,'payment_links',0,PaymentLinks)&&text(d.iframe_url,p,e,'iframe_url')):wrong(d,p,e,k,q,'object')}
function SmartTransactionId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c18)):wrong(d,p,e,k,q,'string')}
function MerchantSummary(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"general.merchants")&&MerchantId(d.id,p,e,'id',1)&&text(d.companyname,p,e,'companyname')):wrong(d,p,e,k,q,'object')}
function Ident(d,p,e,k,q){return IdentInput(d,p,e,k,q)&&f38(d,p,e,k,q)}
function f38(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',0,"smart.idents")&&IdentTypeId(d.id,p,e,'id')&&text(d.prefix,p,e,'prefix')&&text(d.name,p,e,'name')&&flag(d.valid,p,e,'valid')&&MerchantCard(d.merchantcard,p,e,'merchantcard')&&orNull(d.customer,p,e,'customer',0,LoyaltyCustomer)):wrong(d,p,e,k,q,'object')}
function IdentTypeId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c19)):wrong(d,p,e,k,q,'string')}
function MerchantCard(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"loyalty.merchantcards")&&MerchantCardId(d.id,p,e,'id',1)&&Reference(d.merchant,p,e,'merchant')&&Reference(d.created_for_merchant,p,e,'created_for_merchant')&&Reference(d.created_for_store,p,e,'created_for_store')&&LoyaltyCard(d.card,p,e,'card')&&CardGroup(d.cardgroup,p,e,'cardgroup')&&flag(d.is_base_card,p,e,'is_base_card')&&orNull(d.customer,p,e,'customer',0,LoyaltyCustomer)&&Timestamp(d.customer_assignment_date,p,e,'customer_assignment_date')&&whole(d.balance,p,e,'balance')&&whole(d.cash_balance,p,e,'cash_balance')&&whole(d.bonus_balance,p,e,'bonus_balance')&&whole(d.points,p,e,'points')&&text(d.stock_status,p,e,'stock_status')&&text(d.lock_status,p,e,'lock_status')&&whole(d.passcode,p,e,'passcode')&&orNull(d.expiry_date,p,e,'expiry_date',0,Timestamp)&&Timestamp(d.last_usage,p,e,'last_usage')&&Timestamp(d.last_charge,p,e,'last_charge')&&LoyaltyPaymentContainer(d.payment_container,p,e,'payment_container')):wrong(d,p,e,k,q,'object')}
function MerchantCardId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c20)):wrong(d,p,e,k,q,'string')}
function LoyaltyCard(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"loyalty.cards")&&LoyaltyCardId(d.id,p,e,'id',1)&&text(d.cardnumber,p,e,'cardnumber')&&Timestamp(d.created,p,e,'created')&&AccountReference(d.account,p,e,'account')):wrong(d,p,e,k,q,'object')}
function LoyaltyCardId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c21)):wrong(d,p,e,k,q,'string')}
function AccountReference(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"general.accounts")&&AccountId(d.id,p,e,'id',1)):wrong(d,p,e,k,q,'object')}
function AccountId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c22)):wrong(d,p,e,k,q,'string')}
function CardGroup(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"loyalty.cardgroups")&&CardGroupId(d.id,p,e,'id',1)&&text(d.display_name,p,e,'display_name')&&text(d.display_name_raw,p,e,'display_name_raw')&&text(d.description,p,e,'description')&&Merchant(d.merchant,p,e,'merchant')&&text(d.picture,p,e,'picture')&&whole(d.stock_warn_limit,p,e,'stock_warn_limit')&&whole(d.balance_limit,p,e,'balance_limit')&&flag(d.balance_expiry,p,e,'balance_expiry')&&flag(d.cancel_selected,p,e,'cancel_selected')):wrong(d,p,e,k,q,'object')}
function CardGroupId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c23)):wrong(d,p,e,k,q,'string')}
function Merchant(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"general.merchants")&&MerchantId(d.id,p,e,'id',1)&&whole(d.id_old,p,e,'id_old')&&text(d.type,p,e,'type')&&Merchant(d.parent,p,e,'parent')&&MerchantUser(d.user,p,e,'user')&&text(d.store_name,p,e,'store_name')&&list(d.acceptance_points,p,e,'acceptance_points',0,Merchant)&&list(d.legal_details,p,e,'legal_details',0,LegalDocument)&&list(d.urls,p,e,'urls',0,MerchantUrl)&&text(d.two_fa,p,e,'two_fa')&&list(d.assigned_by,p,e,'assigned_by',0,AssignedBy)&&list(d.invited_by,p,e,'invited_by',0,InvitedBy)):wrong(d,p,e,k,q,'object')}
function MerchantUser(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.companyname,p,e,'companyname')&&text(d.project_name,p,e,'project_name')&&text(d.name,p,e,'name')&&text(d.forename,p,e,'forename')&&text(d.surname,p,e,'surname')&&list(d.address,p,e,'address',0,GeoAddress)&&list(d.email,p,e,'email',0,MerchantEmail)):wrong(d,p,e,k,q,'object')}
function GeoAddress(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type')&&text(d.address_formatted,p,e,'address_formatted')&&list(d.address_components,p,e,'address_components',0,AddressComponent)&&GeoPosition(d.geometry,p,e,'geometry')):wrong(d,p,e,k,q,'object')}
function AddressComponent(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.types,p,e,'types',0,text)&&text(d.long_name,p,e,'long_name')&&text(d.short_name,p,e,'short_name')):wrong(d,p,e,k,q,'object')}
function GeoPosition(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.lat,p,e,'lat')&&text(d.lon,p,e,'lon')):wrong(d,p,e,k,q,'object')}
function MerchantEmail(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type')&&text(d.email_formatted,p,e,'email_formatted')):wrong(d,p,e,k,q,'object')}
function LegalDocument(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type')&&text(d.language,p,e,'language')&&text(d.content_type,p,e,'content_type')&&text(d.url,p,e,'url')):wrong(d,p,e,k,q,'object')}
function MerchantUrl(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type')&&text(d.url,p,e,'url')):wrong(d,p,e,k,q,'object')}
function AssignedBy(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&text(d.id,p,e,'id')&&flag(d.owner,p,e,'owner')):wrong(d,p,e,k,q,'object')}
function InvitedBy(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&text(d.id,p,e,'id')&&text(d.invited,p,e,'invited')):wrong(d,p,e,k,q,'object')}
function LoyaltyCustomer(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"loyalty.customers")&&LoyaltyCustomerId(d.id,p,e,'id',1)&&Timestamp(d.created,p,e,'created')&&Reference(d.merchant,p,e,'merchant')&&text(d.customernumber,p,e,'customernumber')&&Contact(d.contact,p,e,'contact')&&Contact(d.merchant_contact,p,e,'merchant_contact')&&Contact(d.account_contact,p,e,'account_contact')&&text(d.note,p,e,'note')&&text(d.consent_for_communication,p,e,'consent_for_communication')&&f28(d.additional_data,p,e,'additional_data')&&list(d.payment_container,p,e,'payment_container',0,LoyaltyPaymentContainer)):wrong(d,p,e,k,q,'object')}
function LoyaltyCustomerId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c24)):wrong(d,p,e,k,q,'string')}
function LoyaltyPaymentContainer(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"loyalty.paymentcontainers")&&text(d.id,p,e,'id',1)&&text(d.type,p,e,'type')&&BankAccount(d.payment_information,p,e,'payment_information')&&Timestamp(d.last_usage,p,e,'last_usage')):wrong(d,p,e,k,q,'object')}
function PaymentCustomer(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"payment.customers")&&PaymentCustomerId(d.id,p,e,'id',1)&&Timestamp(d.created,p,e,'created')&&Timestamp(d.updated,p,e,'updated')&&Reference(d.contract,p,e,'contract')&&Contact(d.contact,p,e,'contact')):wrong(d,p,e,k,q,'object')}
function PaymentContainer(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"payment.containers")&&PaymentContainerId(d.id,p,e,'id',1)&&text(d.type,p,e,'type')&&NetworkTokenStatus(d.token_status,p,e,'token_status')):wrong(d,p,e,k,q,'object')}
function NetworkTokenStatus(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.status,p,e,'status')&&text(d.version,p,e,'version')&&Timestamp(d.created,p,e,'created')&&Timestamp(d.last_modified,p,e,'last_modified')):wrong(d,p,e,k,q,'object')}
function ExecutedTransaction(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(PaymentTransaction(d)+LoyaltyTransactionReference(d)+OtherTransactionReference(d)===1||e!==undefined&&none(d,p,e,k,q,'oneOf',[PaymentTransaction,LoyaltyTransactionReference,OtherTransactionReference]))}
function PaymentTransaction(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"payment.transactions")&&PaymentTransactionId(d.id,p,e,'id',1)&&TransactionNumber(d.trans_id,p,e,'trans_id')&&text(d.transaction_hash,p,e,'transaction_hash')&&Timestamp(d.created,p,e,'created')&&Timestamp(d.updated,p,e,'updated')&&Timestamp(d.completion_date,p,e,'completion_date')&&Timestamp(d.load_date,p,e,'load_date')&&Timestamp(d.payout_date,p,e,'payout_date')&&whole(d.status,p,e,'status')&&text(d.status_text,p,e,'status_text')&&whole(d.amount,p,e,'amount')&&text(d.currency,p,e,'currency')&&text(d.product,p,e,'product')&&whole(d.product_id,p,e,'product_id')&&text(d.product_raw,p,e,'product_raw')&&text(d.description,p,e,'description')&&text(d.description_raw,p,e,'description_raw')&&list(d.basket,p,e,'basket',0,PaymentTransactionItem)&&PaymentTransactionDetails(d.details,p,e,'details')&&PaymentTransactionCustomer(d.customer,p,e,'customer')&&Merchant(d.merchant,p,e,'merchant')&&Store(d.store,p,e,'store')&&text(d.store_name,p,e,'store_name')&&Contract(d.contract,p,e,'contract')&&whole(d.contract_id,p,e,'contract_id')&&Reference(d.platform,p,e,'platform')&&Reference(d.subscription,p,e,'subscription')&&text(d.order_id,p,e,'order_id')&&text(d.invoice_number,p,e,'invoice_number')&&text(d.reference_id,p,e,'reference_id')&&text(d.tid,p,e,'tid')&&text(d.account_owner,p,e,'account_owner')&&text(d.payment_data,p,e,'payment_data')&&whole(d.zahlungsmittel_id,p,e,'zahlungsmittel_id')&&flag(d.accrual,p,e,'accrual')&&flag(d.transmitted_to_bank,p,e,'transmitted_to_bank')&&text(d.incoming_payment_date,p,e,'incoming_payment_date')&&text(d.incoming_payment_iban,p,e,'incoming_payment_iban')&&text(d.incoming_payment_bic,p,e,'incoming_payment_bic')&&text(d.incoming_payment_purpose,p,e,'incoming_payment_purpose')&&list(d.documents,p,e,'documents',0,PaymentDocument)&&list(d.parents,p,e,'parents',0,RelatedTransaction)&&list(d.related_transactions,p,e,'related_transactions',0,RelatedTransaction)):wrong(d,p,e,k,q,'object')}
function PaymentTransactionId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c25)):wrong(d,p,e,k,q,'string')}
function PaymentTransactionItem(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.item_type,p,e,'item_type')&&text(d.name,p,e,'name')&&text(d.article_number,p,e,'article_number')&&text(d.ean,p,e,'ean')&&whole(d.quantity,p,e,'quantity')&&whole(d.price,p,e,'price')&&whole(d.total,p,e,'total')&&whole(d.tax,p,e,'tax')&&text(d.reference_id,p,e,'reference_id')&&list(d.sub_basket,p,e,'sub_basket',0,PaymentTransactionItem)):wrong(d,p,e,k,q,'object')}
function PaymentTransactionDetails(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.amount,p,e,'amount')&&text(d.cleared,p,e,'cleared')&&whole(d.status,p,e,'status')&&text(d.status_text,p,e,'status_text')&&whole(d.status_simple,p,e,'status_simple')&&text(d.status_simple_text,p,e,'status_simple_text')&&text(d.description,p,e,'description')&&text(d.description_raw,p,e,'description_raw')):wrong(d,p,e,k,q,'object')}
function PaymentTransactionCustomer(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.companyname,p,e,'companyname')&&text(d.salutation,p,e,'salutation')&&text(d.title,p,e,'title')&&text(d.forename,p,e,'forename')&&text(d.surname,p,e,'surname')):wrong(d,p,e,k,q,'object')}
function Store(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"general.stores")&&StoreId(d.id,p,e,'id',1)&&text(d.id_old,p,e,'id_old')&&text(d.key,p,e,'key')&&text(d.hash,p,e,'hash')&&text(d.source,p,e,'source')&&text(d.name,p,e,'name')&&text(d.name_raw,p,e,'name_raw')&&text(d.store_name,p,e,'store_name')&&Reference(d.merchant,p,e,'merchant')&&list(d.category,p,e,'category',0,text)&&text(d.category_main,p,e,'category_main')&&text(d.address_formatted,p,e,'address_formatted')&&list(d.address_components,p,e,'address_components',0,AddressComponent)&&GeoPosition(d.geometry,p,e,'geometry')&&text(d.phone_number_formatted,p,e,'phone_number_formatted')&&text(d.url_website,p,e,'url_website')&&text(d.url_googleplus,p,e,'url_googleplus')&&text(d.facebook_id,p,e,'facebook_id')&&list(d.photo,p,e,'photo',0,text)&&text(d.photo_main,p,e,'photo_main')&&list(d.open_hours,p,e,'open_hours',0,OpeningHours)&&flag(d.open_now,p,e,'open_now')&&text(d.open_time,p,e,'open_time')&&text(d.utc_offset,p,e,'utc_offset')&&flag(d.acceptance_point,p,e,'acceptance_point')&&flag(d.has_beacon,p,e,'has_beacon')&&list(d.assigned_by,p,e,'assigned_by',0,AssignedBy)&&list(d.invited_by,p,e,'invited_by',0,InvitedBy)):wrong(d,p,e,k,q,'object')}
function OpeningHours(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),DayTime(d.open,p,e,'open')&&DayTime(d.close,p,e,'close')):wrong(d,p,e,k,q,'object')}
function DayTime(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f39(d.day,p,e,'day')&&f35(d.time,p,e,'time')):wrong(d,p,e,k,q,'object')}
function f39(d,p,e,k,q){return Number.isInteger(d)?(atLeast(d,p,e,k,0)&&atMost(d,p,e,k,6)):wrong(d,p,e,k,q,'integer')}
function Contract(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"general.contracts")&&ContractId(d.id,p,e,'id',1)&&whole(d.id_old,p,e,'id_old')&&text(d.description,p,e,'description')&&Merchant(d.merchant,p,e,'merchant')&&ContractParent(d.parent,p,e,'parent')&&flag(d.approved,p,e,'approved')&&BankAccount(d.pay_in_advance_account,p,e,'pay_in_advance_account')&&CheckoutConfiguration(d.checkout_configuration,p,e,'checkout_configuration')&&PaymentLinkOptions(d.payment_link_options,p,e,'payment_link_options')&&ProviderAccess(d.paypal_configuration,p,e,'paypal_configuration')&&ProviderAccess(d.easycredit_configuration,p,e,'easycredit_configuration')&&EventDetails(d.event_details,p,e,'event_details')):wrong(d,p,e,k,q,'object')}
function ContractParent(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&text(d.id,p,e,'id')&&text(d.type,p,e,'type')):wrong(d,p,e,k,q,'object')}
function CheckoutConfiguration(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),CheckoutNotifications(d.notifications,p,e,'notifications')):wrong(d,p,e,k,q,'object')}
function CheckoutNotifications(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.customer_order_mail,p,e,'customer_order_mail')&&flag(d.merchant_order_mail,p,e,'merchant_order_mail')):wrong(d,p,e,k,q,'object')}
function PaymentLinkOptions(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),BackgroundImage(d.background,p,e,'background')):wrong(d,p,e,k,q,'object')}
function BackgroundImage(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.enabled,p,e,'enabled')&&f9(d.image_url,p,e,'image_url')):wrong(d,p,e,k,q,'object')}
function ProviderAccess(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),ProviderCredentials(d.live,p,e,'live')&&ProviderCredentials(d.sandbox,p,e,'sandbox')):wrong(d,p,e,k,q,'object')}
function ProviderCredentials(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.client_id,p,e,'client_id',1)):wrong(d,p,e,k,q,'object')}
function EventDetails(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f8(d.event_date,p,e,'event_date')&&text(d.event_description,p,e,'event_description')):wrong(d,p,e,k,q,'object')}
function PaymentDocument(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.document_type,p,e,'document_type')&&text(d.type,p,e,'type')&&text(d.url,p,e,'url')):wrong(d,p,e,k,q,'object')}
function RelatedTransaction(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&text(d.id,p,e,'id')&&TransactionNumber(d.trans_id,p,e,'trans_id')&&text(d.hierarchy,p,e,'hierarchy')&&whole(d.ref_type_id,p,e,'ref_type_id')&&text(d.ref_type_raw,p,e,'ref_type_raw')):wrong(d,p,e,k,q,'object')}
function LoyaltyTransactionReference(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"loyalty.transactions")&&LoyaltyTransactionId(d.id,p,e,'id',1)):wrong(d,p,e,k,q,'object')}
function LoyaltyTransactionId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c26)):wrong(d,p,e,k,q,'string')}
function OtherTransactionReference(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f40(d.object,p,e,'object',1)&&text(d.id,p,e,'id',1)):wrong(d,p,e,k,q,'object')}
function f40(d,p,e,k,q){return typeof d==='string'?unlike(d,p,e,k,f41):wrong(d,p,e,k,q,'string')}
function f41(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):oneOfWords(d,p,e,k,c27)}
function ReceiptNumber(d,p,e,k,q){return Number.isInteger(d)||typeof d==='string'||wrong(d,p,e,k,q,'integer,string')}
function f42(d,p,e,k,q){return d===undefined?wrong(d,p,e,k,q,'given'):(PrepaidSale(d)+f43(d)===1||e!==undefined&&none(d,p,e,k,q,'oneOf',[PrepaidSale,f43]))}
function PrepaidSale(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.id,p,e,'id')&&text(d.status,p,e,'status')&&text(d.error_details,p,e,'error_details')):wrong(d,p,e,k,q,'object')}
function f43(d,p,e,k,q){return list(d,p,e,k,q,PrepaidSale)}
function PaymentInstructions(d,p,e,k,q){return BankAccount(d,p,e,k,q)&&f44(d,p,e,k,q)}
function f44(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f9(d.girocode_url,p,e,'girocode_url')&&whole(d.installment,p,e,'installment')&&whole(d.last_installment,p,e,'last_installment')&&whole(d.number_of_installments,p,e,'number_of_installments')&&whole(d.interest,p,e,'interest')&&whole(d.total_value,p,e,'total_value')):wrong(d,p,e,k,q,'object')}
function PaymentLinks(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),f9(d.general,p,e,'general')&&f9(d.creditcard,p,e,'creditcard')&&f9(d.debit,p,e,'debit')&&f9(d.invoice,p,e,'invoice')&&f9(d.paypal,p,e,'paypal')&&f9(d.prepaid,p,e,'prepaid')&&f9(d.sofort,p,e,'sofort')):wrong(d,p,e,k,q,'object')}
function AggregationBucket(d,p,e,k,q){return AggregationValues(d,p,e,k,q)&&f45(d,p,e,k,q)}
function AggregationValues(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.l,p,e,'l')&&whole(d.k,p,e,'k')&&text(d.ks,p,e,'ks')&&whole(d.c,p,e,'c')&&whole(d.s,p,e,'s')):wrong(d,p,e,k,q,'object')}
function f45(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),AggregationValues(d.t,p,e,'t')):wrong(d,p,e,k,q,'object')}
function ErrorBody(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.status,p,e,'status',1,"error")&&text(d.error,p,e,'error',1)&&text(d.error_details,p,e,'error_details')&&text(d.error_user,p,e,'error_user')&&f46(d.code,p,e,'code')&&text(d.supportId,p,e,'supportId')):wrong(d,p,e,k,q,'object')}
function f46(d,p,e,k,q){return Number.isInteger(d)||typeof d==='string'||wrong(d,p,e,k,q,'integer,string')}
function PreTransaction(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.missing_sum,p,e,'missing_sum',1)&&list(d.bonus_products,p,e,'bonus_products',1,BonusProduct)):wrong(d,p,e,k,q,'object')}
function BonusProduct(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.id,p,e,'id',1)&&text(d.desc,p,e,'desc',1)&&ArticleNumber(d.articleNumber,p,e,'articleNumber')&&text(d.ean,p,e,'ean')&&text(d.serialNumber,p,e,'serialNumber')&&whole(d.quantity,p,e,'quantity',1)&&whole(d.priceOne,p,e,'priceOne',1)&&whole(d.tax,p,e,'tax',1)):wrong(d,p,e,k,q,'object')}
function SmartDeviceList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f47(d,p,e,k,q)}
function f47(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,SmartDeviceListItem)):wrong(d,p,e,k,q,'object')}
function SmartDeviceListItem(d,p,e,k,q){return SmartDevice(d,p,e,k,q)&&AggregationBucket(d,p,e,k,q)}
function BooleanResult(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.result,p,e,'result',1)):wrong(d,p,e,k,q,'object')}
function DevicePinConfig(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),DevicePinLevel(d.merchant,p,e,'merchant')&&DevicePinLevel(d.store,p,e,'store')&&DevicePinLevel(d.smart_device,p,e,'smart_device')):wrong(d,p,e,k,q,'object')}
function DevicePinLevel(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.id,p,e,'id')&&flag(d.auth_password_set,p,e,'auth_password_set')):wrong(d,p,e,k,q,'object')}
function SecubaseApp(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),AppId(d.app_id,p,e,'app_id')&&text(d.app_name,p,e,'app_name')&&text(d.version,p,e,'version')&&whole(d.prio,p,e,'prio')&&f9(d.url,p,e,'url')&&text(d.etag,p,e,'etag')):wrong(d,p,e,k,q,'object')}
function AppId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c28)):wrong(d,p,e,k,q,'string')}
function f48(d,p,e,k,q){return list(d,p,e,k,q,SecubaseApp)}
function SmartRoutingList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f49(d,p,e,k,q)}
function f49(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,SmartRoutingListItem)):wrong(d,p,e,k,q,'object')}
function SmartRoutingListItem(d,p,e,k,q){return SmartRouting(d,p,e,k,q)&&AggregationBucket(d,p,e,k,q)}
function SmartRouting(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"smart.routings")&&SmartRoutingId(d.id,p,e,'id',1)&&Timestamp(d.created,p,e,'created')&&Timestamp(d.updated,p,e,'updated')&&text(d.description,p,e,'description')&&Reference(d.merchant,p,e,'merchant')&&StoreSummary(d.store,p,e,'store')&&list(d.assign,p,e,'assign',0,RoutedDevice)):wrong(d,p,e,k,q,'object')}
function SmartRoutingId(d,p,e,k,q){return typeof d==='string'?(pattern(d,p,e,k,c29)):wrong(d,p,e,k,q,'string')}
function RoutedDevice(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&SmartDeviceId(d.id,p,e,'id')&&text(d.type,p,e,'type')&&text(d.description,p,e,'description')):wrong(d,p,e,k,q,'object')}
function SmartIdentList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f50(d,p,e,k,q)}
function f50(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,SmartIdent)):wrong(d,p,e,k,q,'object')}
function SmartIdent(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"smart.idents")&&IdentTypeId(d.id,p,e,'id',1)&&text(d.type,p,e,'type',1)&&text(d.name,p,e,'name')&&text(d.prefix,p,e,'prefix')&&whole(d.length,p,e,'length')&&text(d.value,p,e,'value')&&flag(d.valid,p,e,'valid')&&MerchantCard(d.merchantcard,p,e,'merchantcard')&&orNull(d.customer,p,e,'customer',0,LoyaltyCustomer)):wrong(d,p,e,k,q,'object')}
function f51(d,p,e,k,q){return list(d,p,e,k,q,SmartIdent)}
function SmartCheckinList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f52(d,p,e,k,q)}
function f52(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,SmartCheckin)):wrong(d,p,e,k,q,'object')}
function SmartCheckin(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"smart.checkins")&&CheckinId(d.id,p,e,'id',1)&&text(d.customerName,p,e,'customerName')&&text(d.picture,p,e,'picture')&&Timestamp(d.created,p,e,'created')&&Reference(d.account,p,e,'account')&&LoyaltyCustomer(d.customer,p,e,'customer')&&MerchantCard(d.merchantcard,p,e,'merchantcard')):wrong(d,p,e,k,q,'object')}
function MerchantCardList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f53(d,p,e,k,q)}
function f53(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,MerchantCardListItem)):wrong(d,p,e,k,q,'object')}
function MerchantCardListItem(d,p,e,k,q){return MerchantCard(d,p,e,k,q)&&AggregationBucket(d,p,e,k,q)}
function CardValidation(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.isValid,p,e,'isValid',1)&&flag(d.isLocked,p,e,'isLocked')&&flag(d.hasPasscode,p,e,'hasPasscode')):wrong(d,p,e,k,q,'object')}
function CardBalanceReceipt(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),flag(d.valid,p,e,'valid')&&whole(d.balance,p,e,'balance')&&whole(d.cash_balance,p,e,'cash_balance')&&whole(d.bonus_balance,p,e,'bonus_balance')&&whole(d.points,p,e,'points')&&flag(d.limit_allowed,p,e,'limit_allowed')&&whole(d.limit,p,e,'limit')&&text(d.limit_str,p,e,'limit_str')&&flag(d.amount_split_enabled,p,e,'amount_split_enabled')&&flag(d.new_passcode,p,e,'new_passcode')&&text(d.zvt_cardgroup,p,e,'zvt_cardgroup')&&list(d.receipt_header,p,e,'receipt_header',0,ReceiptHeaderLine)&&list(d.receipt,p,e,'receipt',0,ReceiptLine)):wrong(d,p,e,k,q,'object')}
function ReceiptHeaderLine(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.type,p,e,'type',1)&&f54(d.value,p,e,'value')):wrong(d,p,e,k,q,'object')}
function f54(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.caption,p,e,'caption')&&text(d.text,p,e,'text')&&text(d.name,p,e,'name')&&text(d.value,p,e,'value')&&Decorations(d.decoration,p,e,'decoration')):wrong(d,p,e,k,q,'object')}
function MerchantCardWithReceipt(d,p,e,k,q){return MerchantCard(d,p,e,k,q)&&f55(d,p,e,k,q)}
function f55(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.amount,p,e,'amount')&&TransactionNumber(d.trans_id,p,e,'trans_id')&&list(d.receipt_header,p,e,'receipt_header',0,ReceiptHeaderLine)&&list(d.receipt,p,e,'receipt',0,ReceiptLine)):wrong(d,p,e,k,q,'object')}
function CardLock(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.lock_status,p,e,'lock_status')&&whole(d.reason,p,e,'reason')&&text(d.note,p,e,'note')):wrong(d,p,e,k,q,'object')}
function LockReason(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),whole(d.id,p,e,'id')&&text(d.desc,p,e,'desc')):wrong(d,p,e,k,q,'object')}
function f56(d,p,e,k,q){return list(d,p,e,k,q,LockReason)}
function IssuedMerchantCard(d,p,e,k,q){return MerchantCard(d,p,e,k,q)&&f57(d,p,e,k,q)}
function f57(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.csc,p,e,'csc')):wrong(d,p,e,k,q,'object')}
function f58(d,p,e,k,q){return list(d,p,e,k,q,IssuedMerchantCard)}
function VirtualTerminal(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.tid,p,e,'tid')&&list(d.actions,p,e,'actions',0,text)&&whole(d.amount_split_enabled,p,e,'amount_split_enabled')&&whole(d.disabled,p,e,'disabled')&&whole(d.gift_terminal,p,e,'gift_terminal')&&f28(d.store,p,e,'store')):wrong(d,p,e,k,q,'object')}
function LoyaltyCardList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f59(d,p,e,k,q)}
function f59(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,LoyaltyCardListItem)):wrong(d,p,e,k,q,'object')}
function LoyaltyCardListItem(d,p,e,k,q){return LoyaltyCard(d,p,e,k,q)&&AggregationBucket(d,p,e,k,q)}
function CardGroupList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f60(d,p,e,k,q)}
function f60(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,CardGroupListItem)):wrong(d,p,e,k,q,'object')}
function CardGroupListItem(d,p,e,k,q){return CardGroup(d,p,e,k,q)&&AggregationBucket(d,p,e,k,q)}
function LoyaltyCustomerList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f61(d,p,e,k,q)}
function f61(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,LoyaltyCustomerListItem)):wrong(d,p,e,k,q,'object')}
function LoyaltyCustomerListItem(d,p,e,k,q){return LoyaltyCustomer(d,p,e,k,q)&&AggregationBucket(d,p,e,k,q)}
function LoyaltyTransactionList(d,p,e,k,q){return ListInfo(d,p,e,k,q)&&f62(d,p,e,k,q)}
function f62(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),list(d.data,p,e,'data',0,LoyaltyTransactionListItem)):wrong(d,p,e,k,q,'object')}
function LoyaltyTransactionListItem(d,p,e,k,q){return LoyaltyTransaction(d,p,e,k,q)&&AggregationBucket(d,p,e,k,q)}
function LoyaltyTransaction(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),word(d.object,p,e,'object',1,"loyalty.transactions")&&LoyaltyTransactionId(d.id,p,e,'id',1)&&TransactionNumber(d.trans_id,p,e,'trans_id')&&Timestamp(d.created,p,e,'created')&&Timestamp(d.last_change,p,e,'last_change')&&f63(d.status,p,e,'status')&&text(d.description,p,e,'description')&&text(d.purpose,p,e,'purpose')&&whole(d.amount,p,e,'amount')&&text(d.currency,p,e,'currency')&&whole(d.balance,p,e,'balance')&&whole(d.is_cancelling,p,e,'is_cancelling')&&flag(d.cleared,p,e,'cleared')&&list(d.clearing_information,p,e,'clearing_information',0,ClearingInformation)&&text(d.tid,p,e,'tid')&&Merchant(d.merchant,p,e,'merchant')&&Store(d.store,p,e,'store')&&LoyaltyCard(d.card,p,e,'card')&&CardGroup(d.cardgroup,p,e,'cardgroup')&&MerchantCard(d.merchantcard,p,e,'merchantcard')&&list(d.receipt,p,e,'receipt',0,ReceiptLine)&&list(d.parents,p,e,'parents',0,RelatedLoyaltyTransaction)&&list(d.children,p,e,'children',0,RelatedLoyaltyTransaction)&&f28(d.additional_data,p,e,'additional_data')):wrong(d,p,e,k,q,'object')}
function f63(d,p,e,k,q){return typeof d==='string'||Number.isInteger(d)||wrong(d,p,e,k,q,'string,integer')}
function ClearingInformation(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&text(d.id,p,e,'id')&&Timestamp(d.date,p,e,'date')):wrong(d,p,e,k,q,'object')}
function RelatedLoyaltyTransaction(d,p,e,k,q){return isObject(d)?(p=at(p,e,k),text(d.object,p,e,'object')&&LoyaltyTransactionId(d.id,p,e,'id')&&TransactionNumber(d.trans_id,p,e,'trans_id')&&f46(d.ref_type_id,p,e,'ref_type_id')&&text(d.relation_type,p,e,'relation_type')):wrong(d,p,e,k,q,'object')}

/** `<operation> body` or `<operation> query` -> validator. */
export const requestValidators: Readonly<Record<string, Validator>> = /* @__PURE__ */ spread({
  'auth.token': { 'body': TokenRequest },
  'smart.transactions.list': { 'query': f0 },
  'smart.transactions.create': { 'body': SmartTransactionInput },
  'smart.transactions.get': { 'query': f19 },
  'smart.transactions.update': { 'body': SmartTransactionInput },
  'smart.transactions.prepare': { 'body': PrepareInput },
  'smart.transactions.start': { 'body': StartInput },
  'smart.transactions.setDelivery': { 'body': DeliveryInput },
  'smart.devices.list': { 'query': f0 },
  'smart.devices.create': { 'body': SmartDeviceInput },
  'smart.devices.get': { 'query': f19 },
  'smart.devices.update': { 'body': SmartDeviceInput },
  'smart.devices.authorize': { 'body': DeviceAuthorizationInput },
  'smart.devices.setDevicePin': { 'body': DevicePinInput },
  'smart.devices.getSecubaseConfig': { 'body': SecubaseConfigInput },
  'smart.routings.list': { 'query': f0 },
  'smart.routings.create': { 'body': SmartRoutingInput },
  'smart.routings.get': { 'query': f19 },
  'smart.routings.update': { 'body': SmartRoutingInput },
  'smart.idents.list': { 'query': f31 },
  'smart.idents.validate': { 'body': f32 },
  'smart.checkins.list': { 'query': f31 },
  'loyalty.merchantCards.list': { 'query': f0 },
  'loyalty.merchantCards.get': { 'query': f19 },
  'loyalty.merchantCards.update': { 'body': MerchantCardInput },
  'loyalty.merchantCards.validate': { 'body': CardValidationInput },
  'loyalty.merchantCards.checkCsc': { 'body': CscCheckInput },
  'loyalty.merchantCards.checkPasscode': { 'body': PasscodeCheckInput },
  'loyalty.merchantCards.setPasscode': { 'body': PasscodeInput },
  'loyalty.merchantCards.resetPasscode': { 'body': PasscodeResetInput },
  'loyalty.merchantCards.getBalanceReceipt': { 'body': BalanceReceiptInput },
  'loyalty.merchantCards.book': { 'body': CardBookingInput },
  'loyalty.merchantCards.lock': { 'body': CardLockInput },
  'loyalty.merchantCards.unlock': { 'body': CardLockInput },
  'loyalty.merchantCards.registerCustomer': { 'body': LoyaltyCustomerInput },
  'loyalty.merchantCards.create': { 'body': CardIssueInput },
  'loyalty.cards.list': { 'query': f0 },
  'loyalty.cards.get': { 'query': f19 },
  'loyalty.cards.assignUser': { 'body': CardPinInput },
  'loyalty.cardGroups.list': { 'query': f0 },
  'loyalty.cardGroups.create': { 'body': CardGroupInput },
  'loyalty.cardGroups.get': { 'query': f19 },
  'loyalty.cardGroups.update': { 'body': CardGroupUpdateInput },
  'loyalty.cardGroups.checkPasscodeEnabled': { 'body': PasscodeQuestion },
  'loyalty.customers.list': { 'query': f0 },
  'loyalty.customers.create': { 'body': LoyaltyCustomerInput },
  'loyalty.customers.get': { 'query': f19 },
  'loyalty.customers.update': { 'body': LoyaltyCustomerInput },
  'loyalty.transactions.list': { 'query': f0 },
  'loyalty.transactions.get': { 'query': f19 },
})

/** `<operation> <status>` -> validator. */
export const responseValidators: Readonly<Record<string, Validator>> = /* @__PURE__ */ spread({
  'auth.token': { '200': TokenAnswer, '400 401': OAuthErrorBody },
  'smart.transactions.list': { '200': SmartTransactionList, '401 403 4XX 5XX': ErrorBody },
  'smart.transactions.create': { '200': SmartTransaction, '401 403 4XX 5XX': ErrorBody },
  'smart.transactions.get': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.update': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.preTransaction': { '200': PreTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.prepare': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.start': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.startPrepared': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.setDelivery': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.abort': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.cancel': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.cancelTrx': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.diagnosis': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.endOfDay': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.transactions.updatePaymentContainer': { '200': SmartTransaction, '401 403 404 4XX 5XX': ErrorBody },
  'smart.devices.list': { '200': SmartDeviceList, '401 403 4XX 5XX': ErrorBody },
  'smart.devices.create': { '200': SmartDevice, '401 403 4XX 5XX': ErrorBody },
  'smart.devices.get': { '200': SmartDevice, '401 403 404 4XX 5XX': ErrorBody },
  'smart.devices.update': { '200': SmartDevice, '401 403 404 4XX 5XX': ErrorBody },
  'smart.devices.getRouting': { '200': SmartDevice, '401 403 404 4XX 5XX': ErrorBody },
  'smart.devices.authorize': { '200': SmartDevice, '401 403 404 4XX 5XX': ErrorBody },
  'smart.devices.setDevicePin': { '200': BooleanResult, '401 403 404 500 4XX 5XX': ErrorBody },
  'smart.devices.getDevicePinConfig': { '200': DevicePinConfig, '401 403 404 4XX 5XX': ErrorBody },
  'smart.devices.getSecubaseConfig': { '200': f48, '401 403 404 4XX 5XX': ErrorBody },
  'smart.routings.list': { '200': SmartRoutingList, '401 403 4XX 5XX': ErrorBody },
  'smart.routings.create': { '200': SmartRouting, '401 403 4XX 5XX': ErrorBody },
  'smart.routings.get': { '200': SmartRouting, '401 403 404 4XX 5XX': ErrorBody },
  'smart.routings.update': { '200': SmartRouting, '401 403 404 4XX 5XX': ErrorBody },
  'smart.routings.delete': { '200': SmartRouting, '401 403 404 4XX 5XX': ErrorBody },
  'smart.routings.assign': { '200': SmartRouting, '401 403 404 4XX 5XX': ErrorBody },
  'smart.routings.unassign': { '200': SmartRouting, '401 403 404 4XX 5XX': ErrorBody },
  'smart.idents.list': { '200': SmartIdentList, '401 403 4XX 5XX': ErrorBody },
  'smart.idents.get': { '200': SmartIdent, '401 403 404 4XX 5XX': ErrorBody },
  'smart.idents.read': { '200': SmartIdent, '401 403 404 4XX 5XX': ErrorBody },
  'smart.idents.validate': { '200': f51, '401 403 4XX 5XX': ErrorBody },
  'smart.checkins.list': { '200': SmartCheckinList, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.list': { '200': MerchantCardList, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.get': { '200': MerchantCard, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.update': { '200': MerchantCard, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.validate': { '200': CardValidation, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.checkCsc': { '200': BooleanResult, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.checkPasscode': { '200': BooleanResult, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.setPasscode': { '200': BooleanResult, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.resetPasscode': { '200': BooleanResult, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.getBalanceReceipt': { '200': CardBalanceReceipt, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.book': { '200': MerchantCardWithReceipt, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.getLock': { '200': CardLock, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.lock': { '200': MerchantCard, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.unlock': { '200': MerchantCard, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.listLockReasons': { '200': f56, '401 403 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.registerCustomer': { '200': MerchantCard, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.setCustomer': { '200': MerchantCard, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.setCardGroup': { '200': MerchantCard, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.create': { '200': f58, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.merchantCards.getVirtualTerminal': { '200': VirtualTerminal, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.cards.list': { '200': LoyaltyCardList, '401 403 4XX 5XX': ErrorBody },
  'loyalty.cards.get': { '200': LoyaltyCard, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.cards.assignUser': { '200': BooleanResult, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.cards.unassignUser': { '200': BooleanResult, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.cardGroups.list': { '200': CardGroupList, '401 403 4XX 5XX': ErrorBody },
  'loyalty.cardGroups.create': { '200': CardGroup, '401 403 4XX 5XX': ErrorBody },
  'loyalty.cardGroups.get': { '200': CardGroup, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.cardGroups.update': { '200': CardGroup, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.cardGroups.checkPasscodeEnabled': { '200': BooleanResult, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.customers.list': { '200': LoyaltyCustomerList, '401 403 4XX 5XX': ErrorBody },
  'loyalty.customers.create': { '200': LoyaltyCustomer, '401 403 4XX 5XX': ErrorBody },
  'loyalty.customers.get': { '200': LoyaltyCustomer, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.customers.update': { '200': LoyaltyCustomer, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.customers.assignPaymentContainer': { '200': LoyaltyCustomer, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.customers.unassignPaymentContainer': { '200': LoyaltyCustomer, '401 403 404 4XX 5XX': ErrorBody },
  'loyalty.transactions.list': { '200': LoyaltyTransactionList, '401 403 4XX 5XX': ErrorBody },
  'loyalty.transactions.get': { '200': LoyaltyTransaction, '401 403 404 4XX 5XX': ErrorBody },
})
